// A slow road to Risala's own rehearsal server, which loses one answer: what was handed over then is in doubt.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { root } from "./window.mjs";

const END = Buffer.from("\r\n.\r\n");

/**
 * Starts both; letters go to `port`.
 * @param {{ log: string, slowness: number, lost: number }} wanted milliseconds before each answer to a letter, and
 *   which letter's answer is lost, counted from 1
 */
export async function post({ log, slowness, lost }) {
  const server = spawn(
    process.env.RISALA_REHEARSAL ?? join(root, "target/debug/examples/rehearsal"),
    ["--log", log],
    {
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  const [said] = await once(server.stdout, "data");
  const behind = Number(String(said).trim());
  let letters = 0;
  const road = createServer((client) => {
    const office = connect(behind, "127.0.0.1");
    let tail = Buffer.alloc(0);
    let isEnded = false;
    client.on("data", (bytes) => {
      tail = Buffer.concat([tail, bytes]).subarray(-END.length);
      if (tail.equals(END)) isEnded = true;
      office.write(bytes);
    });
    office.on("data", async (bytes) => {
      const isAnswer = isEnded;
      isEnded = false;
      if (isAnswer) {
        letters += 1;
        await pause(slowness);
        if (letters === lost) return client.destroy();
      }
      if (client.writable) client.write(bytes);
    });
    for (const [one, other] of [
      [client, office],
      [office, client],
    ]) {
      one?.on("close", () => other?.destroy());
      one?.on("error", () => other?.destroy());
    }
  }).listen(0, "127.0.0.1");
  await once(road, "listening");
  const { port } = /** @type {import("node:net").AddressInfo} */ (road.address());
  return {
    port,
    stop: () => {
      road.close();
      server.stdin.end();
    },
  };
}
