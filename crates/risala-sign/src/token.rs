//! Keys on a PKCS#11 token: the private key never leaves it.

use std::collections::HashMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};

use cryptoki::context::{CInitializeArgs, CInitializeFlags, Pkcs11};
use cryptoki::error::{Error, RvError};
use cryptoki::mechanism::Mechanism;
use cryptoki::object::{Attribute, AttributeType, ObjectClass, ObjectHandle};
use cryptoki::session::{Session, UserType};
use cryptoki::slot::{Slot, TokenInfo};
use cryptoki::types::AuthPin;

use crate::SignError;
use crate::certificate::Certificate;
use crate::der::{Reader, element, integer, sequence, tag};
use crate::error::IdentityError;
use crate::identity::{Identity, chain};
use crate::key::{PrivateKey, RSA_OCTETS};
use crate::oid;
use crate::public::{Digest, Kind, PublicKey, SignatureAlgorithm};
use crate::token_uri::TokenUri;

/// Keys and certificates read from one token.
const MAX_OBJECTS: usize = 64;
/// What a key signs to show that a certificate is its own.
const PROBE: &[u8] = b"Risala: whose certificate is this?";

/// A module is initialized once in a process, and then stays.
static MODULES: LazyLock<Mutex<HashMap<PathBuf, Pkcs11>>> = LazyLock::new(Mutex::default);

/// A token that is present.
pub struct Token {
    module: Pkcs11,
    slot: Slot,
    info: TokenInfo,
}

impl fmt::Debug for Token {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "Token({:?}, {:?})", self.label(), self.serial())
    }
}

impl Token {
    /// Finds the one token that `uri` means, through the PKCS#11 module at `module`.
    ///
    /// The module is a program of the token's maker: it runs as part of this one.
    pub fn find(module: &Path, uri: &TokenUri) -> Result<Self, IdentityError> {
        let module = loaded(module)?;
        let slots = module.get_slots_with_token().map_err(failed)?;
        let present = slots.into_iter().filter_map(|slot| Some((slot, module.get_token_info(slot).ok()?)));
        let mut found: Vec<_> = present.filter(|(_, info)| info.token_initialized() && uri.is_of(info)).collect();
        match (found.pop(), found.is_empty()) {
            (Some((slot, info)), true) => Ok(Self { module, slot, info }),
            (None, _) => Err(IdentityError::TokenAbsent { token: uri.token_name() }),
            (Some(_), false) => Err(IdentityError::TokenSeveral { count: found.len() + 1 }),
        }
    }

    /// The token's label.
    pub fn label(&self) -> &str {
        self.info.label()
    }

    /// The token's serial number.
    pub fn serial(&self) -> &str {
        self.info.serial_number()
    }

    /// Whether a PIN must be given: not if there is none, or if it is typed on the reader itself.
    pub fn needs_pin(&self) -> bool {
        self.info.login_required() && !self.info.protected_authentication_path()
    }

    /// Logs in and takes the key that `uri` means, with its certificates.
    pub fn open(&self, uri: &TokenUri, pin: Option<&str>) -> Result<Identity, IdentityError> {
        let session = self.module.open_ro_session(self.slot).map_err(failed)?;
        self.log_in(&session, pin)?;
        let certificates = certificates(&session)?;
        let mut keys = keys(&session, uri)?;
        if keys.is_empty() {
            return Err(IdentityError::TokenNoKey);
        }
        keys.retain(|key| certificates.iter().any(|(id, _)| *id == key.id));
        let (key, own) = match (keys.pop(), keys.len()) {
            (Some(key), 0) => {
                let own = certificates.iter().find(|(id, _)| *id == key.id);
                (key, own.map(|(_, own)| own.clone()).ok_or(IdentityError::NoCertificate)?)
            }
            (None, _) => return Err(IdentityError::NoCertificate),
            (Some(_), others) => return Err(IdentityError::TokenKeys { count: others + 1 }),
        };
        if key.asks_each_time {
            return Err(IdentityError::TokenAsks);
        }
        let key = TokenKey::proven(session, key.handle, &own.key)?;
        let all: Vec<Certificate> = certificates.into_iter().map(|(_, certificate)| certificate).collect();
        Ok(Identity::new(PrivateKey::Token(key), chain(&own, &all), own.info()))
    }

    fn log_in(&self, session: &Session, pin: Option<&str>) -> Result<(), IdentityError> {
        if self.info.user_pin_locked() {
            return Err(IdentityError::PinLocked);
        }
        if !self.info.login_required() {
            return Ok(());
        }
        let pin = match pin {
            Some(pin) => Some(AuthPin::from(pin.to_owned())),
            None if self.needs_pin() => return Err(IdentityError::WrongPin),
            None => None,
        };
        session.login(UserType::User, pin.as_ref()).or_else(login_failed)
    }
}

/// The module, initialized.
fn loaded(path: &Path) -> Result<Pkcs11, IdentityError> {
    let mut modules = MODULES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(module) = modules.get(path) {
        return Ok(module.clone());
    }
    let refused = |error: Error| IdentityError::TokenModule {
        module: path.display().to_string(),
        cause: short(&error.to_string()),
    };
    let module = Pkcs11::new(path).map_err(refused)?;
    match module.initialize(CInitializeArgs::new(CInitializeFlags::OS_LOCKING_OK)) {
        Ok(()) | Err(Error::Pkcs11(RvError::CryptokiAlreadyInitialized, _)) => {}
        Err(error) => return Err(refused(error)),
    }
    modules.insert(path.to_owned(), module.clone());
    Ok(module)
}

fn login_failed(error: Error) -> Result<(), IdentityError> {
    Err(match error {
        // Another session of this process logged in and is still open.
        Error::Pkcs11(RvError::UserAlreadyLoggedIn, _) => return Ok(()),
        Error::Pkcs11(RvError::PinIncorrect | RvError::PinLenRange | RvError::PinInvalid, _) => IdentityError::WrongPin,
        Error::Pkcs11(RvError::PinLocked, _) => IdentityError::PinLocked,
        Error::Pkcs11(RvError::UserPinNotInitialized | RvError::PinExpired, _) => IdentityError::PinUnset,
        Error::Pkcs11(RvError::TokenNotPresent | RvError::DeviceRemoved, _) => {
            IdentityError::TokenAbsent { token: String::new() }
        }
        error => failed(error),
    })
}

fn failed(error: Error) -> IdentityError {
    IdentityError::TokenFailed { cause: short(&error.to_string()) }
}

/// The first sentence: some of these errors explain themselves at length.
fn short(text: &str) -> String {
    let sentence = text.split(". ").next().unwrap_or(text);
    sentence.chars().take(200).collect()
}

/// A private key on the token.
struct Found {
    handle: ObjectHandle,
    id: Vec<u8>,
    /// Whether it wants the PIN for every single signature.
    asks_each_time: bool,
}

fn keys(session: &Session, uri: &TokenUri) -> Result<Vec<Found>, IdentityError> {
    let mut template = vec![Attribute::Class(ObjectClass::PRIVATE_KEY)];
    template.extend(uri.object.iter().map(|label| Attribute::Label(label.as_bytes().to_vec())));
    template.extend(uri.id.iter().map(|id| Attribute::Id(id.clone())));
    let handles = session.find_objects(&template).map_err(failed)?;
    let mut found = Vec::new();
    for handle in handles.into_iter().take(MAX_OBJECTS) {
        let mut key = Found { handle, id: Vec::new(), asks_each_time: false };
        let mut may_sign = true;
        let wanted = [AttributeType::Id, AttributeType::Sign, AttributeType::AlwaysAuthenticate];
        for attribute in session.get_attributes(handle, &wanted).map_err(failed)? {
            match attribute {
                Attribute::Id(id) => key.id = id,
                Attribute::Sign(value) => may_sign = value,
                Attribute::AlwaysAuthenticate(value) => key.asks_each_time = value,
                _ => {}
            }
        }
        if may_sign {
            found.push(key);
        }
    }
    Ok(found)
}

/// The certificates of the token, each with its id.
fn certificates(session: &Session) -> Result<Vec<(Vec<u8>, Certificate)>, IdentityError> {
    let handles = session.find_objects(&[Attribute::Class(ObjectClass::CERTIFICATE)]).map_err(failed)?;
    let mut found = Vec::new();
    for handle in handles.into_iter().take(MAX_OBJECTS) {
        let (mut id, mut read) = (Vec::new(), None);
        for attribute in session.get_attributes(handle, &[AttributeType::Id, AttributeType::Value]).map_err(failed)? {
            match attribute {
                Attribute::Id(value) => id = value,
                Attribute::Value(der) => read = Certificate::from_der(&der),
                _ => {}
            }
        }
        found.extend(read.map(|certificate| (id, certificate)));
    }
    Ok(found)
}

/// A key that is used where it is.
pub(crate) struct TokenKey {
    /// Tokens take one call at a time.
    session: Mutex<Session>,
    handle: ObjectHandle,
    kind: Kind,
    public: Vec<u8>,
    rsa_octets: usize,
}

impl TokenKey {
    /// The key, once a signature has shown that the certificate is its own.
    fn proven(session: Session, handle: ObjectHandle, own: &PublicKey) -> Result<Self, IdentityError> {
        let rsa_octets = own.rsa_octets().unwrap_or(0);
        let is_fit = match own.kind {
            Kind::Rsa => RSA_OCTETS.contains(&rsa_octets),
            Kind::P256 | Kind::P384 => true,
            Kind::Other => false,
        };
        if !is_fit {
            return Err(IdentityError::UnsupportedKey);
        }
        let key = Self { session: Mutex::new(session), handle, kind: own.kind, public: own.bytes.clone(), rsa_octets };
        let signature = key.signature(PROBE).map_err(failed)?;
        let how = match own.kind {
            Kind::Rsa => SignatureAlgorithm::Rsa(Some(key.digest())),
            _ => SignatureAlgorithm::Ecdsa(key.digest()),
        };
        if own.verify(how, PROBE, &signature) { Ok(key) } else { Err(IdentityError::NoCertificate) }
    }

    pub fn public(&self) -> Vec<u8> {
        self.public.clone()
    }

    pub fn digest(&self) -> Digest {
        if self.kind == Kind::P384 { Digest::Sha384 } else { Digest::Sha256 }
    }

    pub fn algorithm(&self) -> Vec<u8> {
        match self.kind {
            Kind::P256 => sequence(&[&element(tag::OID, &[oid::ECDSA_SHA256])]),
            Kind::P384 => sequence(&[&element(tag::OID, &[oid::ECDSA_SHA384])]),
            Kind::Rsa | Kind::Other => sequence(&[&element(tag::OID, &[oid::RSA_SHA256]), &element(tag::NULL, &[])]),
        }
    }

    pub fn max_signature(&self) -> usize {
        match self.kind {
            Kind::P256 => 72,
            Kind::P384 => 104,
            Kind::Rsa | Kind::Other => self.rsa_octets,
        }
    }

    pub fn sign(&self, message: &[u8]) -> Result<Vec<u8>, SignError> {
        self.signature(message).map_err(|_| SignError::Key)
    }

    /// The digest is made here: every token signs digests, not every one makes them.
    fn signature(&self, message: &[u8]) -> Result<Vec<u8>, Error> {
        let digest = self.digest();
        let hash = digest.of(&[message]);
        let session = self.session.lock().unwrap_or_else(PoisonError::into_inner);
        if self.kind == Kind::Rsa {
            let algorithm = sequence(&[&element(tag::OID, &[digest.oid()]), &element(tag::NULL, &[])]);
            let digest_info = sequence(&[&algorithm, &element(tag::OCTET_STRING, &[&hash])]);
            return session.sign(&Mechanism::RsaPkcs, self.handle, &digest_info);
        }
        let plain = session.sign(&Mechanism::Ecdsa, self.handle, &hash)?;
        let (r, s) = plain.split_at(plain.len() / 2);
        Ok(sequence(&[&integer(r), &integer(s)]))
    }
}

impl PublicKey {
    /// Octets of an RSA modulus.
    fn rsa_octets(&self) -> Option<usize> {
        if self.kind != Kind::Rsa {
            return None;
        }
        let modulus = Reader(&self.bytes).expect(tag::SEQUENCE)?.inside().expect(tag::INTEGER)?.value;
        Some(modulus.iter().skip_while(|octet| **octet == 0).count())
    }
}

#[cfg(test)]
mod tests {
    use cryptoki::context::Function;

    use super::*;

    #[test]
    fn what_a_login_says() {
        let of = |error| login_failed(Error::Pkcs11(error, Function::Login));
        assert_eq!(of(RvError::UserAlreadyLoggedIn), Ok(()));
        let cases = [
            (RvError::PinIncorrect, "signing.token_wrong_pin"),
            (RvError::PinLenRange, "signing.token_wrong_pin"),
            (RvError::PinLocked, "signing.token_locked"),
            (RvError::UserPinNotInitialized, "signing.token_pin_unset"),
            (RvError::PinExpired, "signing.token_pin_unset"),
            (RvError::DeviceRemoved, "signing.token_absent"),
            (RvError::GeneralError, "signing.token_failed"),
        ];
        for (error, code) in cases {
            assert_eq!(of(error).unwrap_err().code(), code, "{error:?}");
        }
    }

    #[test]
    fn a_module_that_is_none() {
        let uri = TokenUri::parse("pkcs11:token=x").unwrap();
        for path in ["/nowhere/module.so", concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")] {
            let error = Token::find(Path::new(path), &uri).unwrap_err();
            assert_eq!(error.code(), "signing.token_module", "{path}");
        }
    }
}
