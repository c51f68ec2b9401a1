//! The codes of the accounts' problems.

use risala_letter::Code;

/// There is no such account.
pub const NO_ACCOUNT: Code = Code("mail.no_account");
/// There is an account of this name already.
pub const ACCOUNT_EXISTS: Code = Code("mail.account_exists");
/// A setting cannot be.
pub const SETTING: Code = Code("mail.setting");
/// The account has a password that nobody gave.
pub const PASSWORD_NEEDED: Code = Code("mail.password_needed");
/// The account has a consent that nobody has given yet.
pub const LOGIN_NEEDED: Code = Code("mail.login_needed");
/// The account has a password, and no consent to renew.
pub const NO_CONSENT: Code = Code("mail.no_consent");
/// A command that a restored backup brought, which nobody has confirmed.
pub const COMMAND_HELD: Code = Code("mail.command_held");
/// The provider wants a password made for programs.
pub const APP_PASSWORD: Code = Code("mail.app_password");
/// The provider takes consents alone.
pub const CONSENT_WANTED: Code = Code("mail.consent_wanted");
/// The port is for another kind of connection.
pub const WRONG_PORT: Code = Code("mail.wrong_port");
/// The keyring did not take a password.
pub const NOT_KEPT: Code = Code("mail.not_kept");
/// The command that was to keep a secret did not take it.
pub const NOT_TAKEN: Code = Code("mail.not_taken");
/// Tokens are given by TLS only.
pub const OAUTH_PLAIN: Code = Code("mail.oauth_plain");
/// The provider gives no codes for other devices.
pub const OAUTH_NO_DEVICE: Code = Code("mail.oauth_no_device");
/// This computer gives no port for the browser's answer.
pub const OAUTH_PORT: Code = Code("mail.oauth_port");
/// The person or the provider did not agree.
pub const OAUTH_DENIED: Code = Code("mail.oauth_denied");
/// The browser brought the answer to another login.
pub const OAUTH_STATE: Code = Code("mail.oauth_state");
/// Nobody agreed in time.
pub const OAUTH_TIMEOUT: Code = Code("mail.oauth_timeout");
/// The consent has ended.
pub const CONSENT_REVOKED: Code = Code("mail.consent_revoked");
/// The provider does not know the client, or wants its secret.
pub const OAUTH_CLIENT: Code = Code("mail.oauth_client");
/// The provider refuses for another reason.
pub const OAUTH_REFUSED: Code = Code("mail.oauth_refused");
/// The provider cannot be reached.
pub const OAUTH_UNREACHABLE: Code = Code("mail.oauth_unreachable");
/// What the provider answers is no token.
pub const OAUTH_ANSWER: Code = Code("mail.oauth_answer");
/// The provider gave nothing that lasts.
pub const OAUTH_NO_REFRESH: Code = Code("mail.oauth_no_refresh");

/// The server itself keeps what was sent.
pub const KEEPS_SENT: Code = Code("mail.keeps_sent");

/// All of them.
pub const CODES: &[Code] = &[
    NO_ACCOUNT,
    ACCOUNT_EXISTS,
    SETTING,
    PASSWORD_NEEDED,
    LOGIN_NEEDED,
    NO_CONSENT,
    COMMAND_HELD,
    APP_PASSWORD,
    CONSENT_WANTED,
    WRONG_PORT,
    NOT_KEPT,
    NOT_TAKEN,
    OAUTH_PLAIN,
    OAUTH_NO_DEVICE,
    OAUTH_PORT,
    OAUTH_DENIED,
    OAUTH_STATE,
    OAUTH_TIMEOUT,
    CONSENT_REVOKED,
    OAUTH_CLIENT,
    OAUTH_REFUSED,
    OAUTH_UNREACHABLE,
    OAUTH_ANSWER,
    OAUTH_NO_REFRESH,
    KEEPS_SENT,
];
