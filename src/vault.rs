//! Files that only a passphrase opens, in the age format, which other tools read too; the only user of `age`.
//!
//! What is sealed is sealed for a [`Lock`], which is no secret: whoever has it can seal and not open. Its [`Key`] lies in a
//! small file of its own, which the passphrase opens. So sealing never asks for the passphrase, and opening always does.

use std::fmt;
use std::io::{self, Read, Seek, SeekFrom, Write};

use age::secrecy::{ExposeSecret as _, SecretString};
use age::{DecryptError, Decryptor, EncryptError, Encryptor, Identity, Recipient, scrypt, x25519};
use sha2::{Digest as _, Sha256};

use crate::hex::hex;

/// How hard guessing is made, as the `age` tool does: about a second and 256 MiB for each guess.
const WORK: u8 = 18;
/// What a key file may ask of the machine at most: four times that, for one that another tool has made.
const MOST_WORK: u8 = 20;
/// The longest key file that is read, in bytes; one has a few hundred.
pub const KEY_FILE: u64 = 16 << 10;
/// The longest header that is read, in bytes; one has a few hundred. Each byte of it is read as often as it is long.
const HEADER: u64 = 8 << 10;
/// How long a passphrase is at least.
const SHORTEST: usize = 8;
/// How many digits of its hash name a lock.
const NAME: usize = 8;
/// Begins the last line of a header.
const LAST_LINE: &[u8] = b"\n---";
const NO_AGE: &str = "it is not encrypted in the age format, or damaged";
/// Begins the line of a key file that matters.
const SECRET: &str = "AGE-SECRET-KEY-1";

/// Why something could not be sealed or opened.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum VaultError {
    /// The passphrase is another one.
    #[error("it has another passphrase")]
    WrongPassphrase,
    /// It was sealed for another lock.
    #[error("it was sealed for another key")]
    WrongKey,
    /// It is something else, or damaged.
    #[error("{0}")]
    Unreadable(&'static str),
    /// The disk failed, or is full.
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// What a person types to open what is sealed; never shown, and wiped from memory when it goes.
#[derive(Clone)]
pub struct Passphrase(SecretString);

impl Passphrase {
    /// Takes a passphrase as it was typed.
    #[must_use]
    pub fn new(typed: String) -> Self {
        Self(typed.into())
    }

    /// Tells whether it is too short to keep anybody out.
    #[must_use]
    pub fn is_short(&self) -> bool {
        self.0.expose_secret().chars().count() < SHORTEST
    }
}

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase")
    }
}

/// What seals; no secret.
#[derive(Clone)]
pub struct Lock(x25519::Recipient);

impl Lock {
    /// Reads a lock from its text; `None` for anything else.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        text.trim().parse().ok().map(Self)
    }

    /// Returns its name, by which its key is found.
    #[must_use]
    pub fn name(&self) -> String {
        let mut name = hex(&Sha256::digest(self.to_string()));
        name.truncate(NAME);
        name
    }

    /// Begins to seal what is written, and returns a second key, of this file alone, with which it can be opened once more
    /// to see that it is whole.
    ///
    /// # Errors
    /// When `to` cannot be written.
    pub fn seal<W: Write>(&self, to: W) -> Result<(Sealing<W>, Key), VaultError> {
        let once = x25519::Identity::generate();
        let theirs: [&dyn Recipient; 2] = [&self.0, &once.to_public()];
        let encryptor = Encryptor::with_recipients(theirs.into_iter()).map_err(unsealable)?;
        Ok((Sealing(encryptor.wrap_output(to)?), Key(once)))
    }
}

impl fmt::Display for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Something that is being sealed.
pub struct Sealing<W: Write>(age::stream::StreamWriter<W>);

impl<W: Write> Sealing<W> {
    /// Ends it; without this it never opens.
    ///
    /// # Errors
    /// When the rest cannot be written.
    pub fn finish(self) -> io::Result<W> {
        self.0.finish()
    }
}

impl<W: Write> Write for Sealing<W> {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        self.0.write(part)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// What opens; a secret.
#[derive(Clone)]
pub struct Key(x25519::Identity);

impl Key {
    /// Makes a new key, and the file from which the passphrase brings it back.
    ///
    /// # Errors
    /// When there is no room for it.
    pub fn make(passphrase: &Passphrase) -> Result<(Self, Vec<u8>), VaultError> {
        let key = x25519::Identity::generate();
        let text = format!(
            "# Opens the encrypted backups of Cairn: age -d -i THIS-FILE BACKUP.age\n# public key: {}\n{}\n",
            key.to_public(),
            key.to_string().expose_secret()
        );
        let mut recipient = scrypt::Recipient::new(passphrase.0.clone());
        recipient.set_work_factor(WORK);
        let recipients: [&dyn Recipient; 1] = [&recipient];
        let encryptor = Encryptor::with_recipients(recipients.into_iter()).map_err(unsealable)?;
        let mut file = Vec::new();
        let mut sealing = encryptor.wrap_output(&mut file)?;
        sealing.write_all(text.as_bytes())?;
        sealing.finish()?;
        Ok((Self(key), file))
    }

    /// Brings a key back from its file.
    ///
    /// # Errors
    /// When the passphrase is another one, or the file is no such file.
    pub fn unlock(file: &[u8], passphrase: &Passphrase) -> Result<Self, VaultError> {
        if file.len() as u64 > KEY_FILE {
            return Err(VaultError::Unreadable("it is too long for a key"));
        }
        let mut identity = scrypt::Identity::new(passphrase.0.clone());
        identity.set_max_work_factor(MOST_WORK);
        let decryptor = Decryptor::new_buffered(file).map_err(unopenable)?;
        if !decryptor.is_scrypt() {
            return Err(VaultError::Unreadable("it is not opened by a passphrase"));
        }
        let identities: [&dyn Identity; 1] = [&identity];
        let opened = decryptor.decrypt(identities.into_iter());
        let mut opened = opened.map_err(|err| match err {
            DecryptError::DecryptionFailed | DecryptError::KeyDecryptionFailed => {
                VaultError::WrongPassphrase
            }
            other => unopenable(other),
        })?;
        let mut text = String::new();
        let read = opened.read_to_string(&mut text);
        read.map_err(|_err| VaultError::Unreadable("it is damaged"))?;
        let secret = text.lines().find(|line| line.starts_with(SECRET));
        let key = secret.and_then(|line| line.trim().parse().ok());
        key.map(Self)
            .ok_or(VaultError::Unreadable("there is no key in it"))
    }

    /// Returns the lock that this opens.
    #[must_use]
    pub fn lock(&self) -> Lock {
        Lock(self.0.to_public())
    }

    /// Opens what was sealed. Each part is checked when it is read.
    ///
    /// # Errors
    /// When it was sealed for another lock, or is no such file.
    pub fn open<R: Read + Seek>(&self, mut from: R) -> Result<Opened<R>, VaultError> {
        check_header(&mut from)?;
        let identities: [&dyn Identity; 1] = [&self.0];
        let decryptor = Decryptor::new(from).map_err(unopenable)?;
        decryptor
            .decrypt(identities.into_iter())
            .map_err(unopenable)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key of {}", self.lock())
    }
}

/// Refuses what has no header, or one far longer than any, before it takes time and memory.
fn check_header<R: Read + Seek>(from: &mut R) -> Result<(), VaultError> {
    let begins = from.stream_position()?;
    let mut head = Vec::new();
    from.by_ref().take(HEADER).read_to_end(&mut head)?;
    from.seek(SeekFrom::Start(begins))?;
    if head.windows(LAST_LINE.len()).any(|part| part == LAST_LINE) {
        Ok(())
    } else {
        Err(VaultError::Unreadable(NO_AGE))
    }
}

/// Something sealed that is being read.
pub type Opened<R> = age::stream::StreamReader<R>;

fn unsealable(err: EncryptError) -> VaultError {
    match err {
        EncryptError::Io(err) => VaultError::Io(err),
        _ => VaultError::Unreadable("it cannot be encrypted"),
    }
}

fn unopenable(err: DecryptError) -> VaultError {
    match err {
        DecryptError::NoMatchingKeys => VaultError::WrongKey,
        DecryptError::Io(err) if err.kind() != io::ErrorKind::UnexpectedEof => VaultError::Io(err),
        DecryptError::ExcessiveWork { .. } => {
            VaultError::Unreadable("opening it would take this computer too long")
        }
        _ => VaultError::Unreadable(NO_AGE),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::new(text.to_owned())
    }

    fn sealed(lock: &Lock, text: &[u8]) -> (Vec<u8>, Key) {
        let (mut sealing, once) = lock.seal(Vec::new()).unwrap();
        sealing.write_all(text).unwrap();
        (sealing.finish().unwrap(), once)
    }

    fn opened(key: &Key, bytes: &[u8]) -> Result<Vec<u8>, VaultError> {
        let mut text = Vec::new();
        key.open(io::Cursor::new(bytes))?.read_to_end(&mut text)?;
        Ok(text)
    }

    #[test]
    fn what_is_sealed_opens_with_the_passphrase_and_with_no_other() {
        let (key, file) = Key::make(&passphrase("four words make it")).unwrap();
        let lock = Lock::read(&key.lock().to_string()).unwrap();
        let (bytes, once) = sealed(&lock, b"Ward audit");
        assert!(!bytes.windows(4).any(|part| part == b"Ward"));
        assert_eq!(opened(&once, &bytes).unwrap(), b"Ward audit");
        let again = Key::unlock(&file, &passphrase("four words make it")).unwrap();
        assert_eq!(again.lock().name(), lock.name());
        assert_eq!(opened(&again, &bytes).unwrap(), b"Ward audit");
        let wrong = Key::unlock(&file, &passphrase("five words make it"));
        assert!(matches!(wrong, Err(VaultError::WrongPassphrase)));
    }

    #[test]
    fn another_key_and_every_flipped_byte_are_errors() {
        let lock = Lock(x25519::Identity::generate().to_public());
        let (bytes, once) = sealed(&lock, b"Ward audit");
        let other = Key(x25519::Identity::generate());
        assert!(matches!(opened(&other, &bytes), Err(VaultError::WrongKey)));
        for at in 0..bytes.len() {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1;
            assert!(opened(&once, &flipped).is_err(), "byte {at}");
            assert!(opened(&once, &bytes[..at]).is_err(), "the first {at}");
        }
    }

    #[test]
    fn nobody_waits_for_a_key_file_that_asks_too_much() {
        let header = |work: u8| {
            let (salt, body) = ("A".repeat(22), "A".repeat(43));
            let head =
                format!("age-encryption.org/v1\n-> scrypt {salt} {work}\n{body}\n--- {body}\n");
            [head.as_bytes(), &[0; 64]].concat()
        };
        let opened = |file: &[u8]| Key::unlock(file, &passphrase("four words make it"));
        for work in [MOST_WORK + 1, 30, 63] {
            let refused = opened(&header(work));
            let says = refused.map(|_key| ()).unwrap_err().to_string();
            assert_eq!(says, "opening it would take this computer too long");
        }
        assert!(matches!(
            opened(&header(1)),
            Err(VaultError::WrongPassphrase)
        ));
        let long = vec![b'x'; 1 << 20];
        assert!(matches!(opened(&long), Err(VaultError::Unreadable(_))));
    }

    #[test]
    fn nobody_waits_for_a_header_without_end() {
        let key = Key(x25519::Identity::generate());
        // Read to its end, each byte would be read again for each that follows.
        let endless = format!("age-encryption.org/v1\n-> X25519 {}", "a ".repeat(8 << 20));
        let lines = format!(
            "age-encryption.org/v1\n{}",
            "-> x y\nAAAA\n".repeat(1 << 20)
        );
        for bytes in [endless.into_bytes(), lines.into_bytes()] {
            assert!(matches!(
                opened(&key, &bytes),
                Err(VaultError::Unreadable(_))
            ));
        }
    }

    #[test]
    fn what_is_no_key_file_is_said_to_be_none() {
        for file in [&b""[..], b"no key", b"age-encryption.org/v1\n"] {
            let none = Key::unlock(file, &passphrase("four words make it"));
            assert!(matches!(none, Err(VaultError::Unreadable(_))), "{none:?}");
        }
        assert!(Lock::read("age1nothing").is_none());
        assert!(passphrase("pässwör").is_short() && !passphrase("pässwörd").is_short());
    }
}
