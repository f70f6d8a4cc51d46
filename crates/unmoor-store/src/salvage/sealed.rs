//! Pages of a workspace with a passphrase, opened one by one as SQLCipher 4 sealed them.
//!
//! Each page ends in a start value and a code over what is sealed, the start value and the page's number. What does not bear
//! its code was damaged: it is not read at all, so that nothing comes over that nobody wrote.

use aes::Aes256;
use cbc::Decryptor;
use cbc::cipher::block_padding::NoPadding;
use cbc::cipher::{BlockModeDecrypt, KeyIvInit};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha512;
use zeroize::Zeroizing;

use crate::key::{Key, READABLE, RESERVED};

/// Bytes of the start value.
const START: usize = 16;
/// Bytes of the code.
const CODE: usize = 64;
/// What makes the key of the codes differ from that of the pages.
const CODE_SALT: u8 = 0x3a;
/// How often the key is stretched once more for the codes: it is no passphrase.
const CODE_ROUNDS: u32 = 2;

/// What opens pages.
pub(super) struct Opener {
    pages: Zeroizing<[u8; 32]>,
    codes: Zeroizing<[u8; 32]>,
}

impl Opener {
    pub(super) fn of(key: &Key) -> Self {
        let mut codes = Zeroizing::new([0; 32]);
        let salt = key.salt.bytes().map(|byte| byte ^ CODE_SALT);
        pbkdf2::pbkdf2_hmac::<Sha512>(key.raw(), &salt, CODE_ROUNDS, codes.as_mut());
        Self { pages: Zeroizing::new(*key.raw()), codes }
    }

    /// The page with what was sealed in it readable; `None` where it is not as it was written.
    pub(super) fn open(&self, number: u32, mut page: Vec<u8>) -> Option<Vec<u8>> {
        let begins = if number == 1 { READABLE } else { 0 };
        let ends = page.len().checked_sub(usize::from(RESERVED))?;
        let mut code = Hmac::<Sha512>::new_from_slice(self.codes.as_ref()).ok()?;
        code.update(page.get(begins..ends + START)?);
        code.update(&number.to_le_bytes());
        code.verify_slice(page.get(ends + START..ends + START + CODE)?).ok()?;
        let start = page.get(ends..ends + START)?.to_vec();
        let opener = Decryptor::<Aes256>::new_from_slices(self.pages.as_ref(), &start).ok()?;
        opener.decrypt_padded::<NoPadding>(page.get_mut(begins..ends)?).ok()?;
        Some(page)
    }
}
