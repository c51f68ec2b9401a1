// An account that nobody has set up yet.
import type { Settings } from "../ipc";

/** A new account; what is empty is filled in by what is known. */
export const blank = (): Settings => ({
  name: "",
  address: "",
  server: "",
  port: 0,
  security: "",
  method: "password",
  user: "",
  provider: "",
  client_id: "",
  authorize_url: "",
  token_url: "",
  device_url: "",
  scopes: "",
  own_copy: false,
  sent_copy: false,
  sent_folder: "",
  imap_server: "",
  imap_port: 0,
  per_minute: 20,
  per_day: 200,
  hours: "",
  proxy: "",
  roots: "",
  password_command: "",
  held: false,
});
