//! A disk that fails when it is told to: a layer between SQLite and the system whose writes fail, stop halfway or end the process.
//!
//! It stands in for every connection that is opened after [`install`], in this process. What it is told holds for the process
//! as a whole, so tests that use it take turns ([`Turn`]).

#![expect(unsafe_code, reason = "SQLite calls what it knows as pointers to functions and structures of C")]

use std::ffi::{c_char, c_int, c_void};
use std::ptr;
use std::sync::atomic::{AtomicPtr, Ordering};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use rusqlite::ffi;

/// How the disk fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Harm {
    /// There is no room.
    Full,
    /// Half of what should be written is, then the system reports an error.
    Short,
    /// It can only be read from now on, as a disk that the system took back after errors.
    ReadOnly,
    /// What was written is not brought to the disk: `fsync` fails. Writing works.
    Unsynced,
    /// The process ends, as by a signal, with half of what should be written on the disk.
    Dies,
}

/// What was told and what was seen.
struct Plan {
    harm: Option<Harm>,
    /// Operations that still succeed.
    good: u64,
    /// Operations that failed.
    failed: u64,
}

static PLAN: Mutex<Plan> = Mutex::new(Plan { harm: None, good: 0, failed: 0 });
static TURN: Mutex<()> = Mutex::new(());
/// The layer that this one stands on: the system's.
static SYSTEM: AtomicPtr<ffi::sqlite3_vfs> = AtomicPtr::new(ptr::null_mut());
/// The methods of the system's files, each with those that stand in for them; there are a handful, and they stay.
static METHODS: Mutex<Vec<(usize, usize)>> = Mutex::new(Vec::new());

/// One test at a time has the faulty disk; afterwards it is a good one again.
pub struct Turn {
    _held: MutexGuard<'static, ()>,
}

impl Turn {
    /// Waits for the turn, and puts the layer in.
    pub fn take() -> Self {
        let held = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        install();
        mend();
        Self { _held: held }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        watch_for("");
        mend();
    }
}

/// After `good` more writes and syncs, every one fails until the disk is mended.
pub fn fail_after(good: u64, harm: Harm) {
    *plan() = Plan { harm: Some(harm), good, failed: 0 };
}

/// From now on everything succeeds; gives how many operations failed.
pub fn mend() -> u64 {
    let mut plan = plan();
    plan.harm = None;
    plan.failed
}

/// From now on counts the writes in which a word can be read.
pub fn watch_for(word: &str) {
    *watched() = (word.as_bytes().to_vec(), 0);
}

/// In how many writes the word could be read.
pub fn readable_writes() -> u64 {
    watched().1
}

fn watched() -> MutexGuard<'static, (Vec<u8>, u64)> {
    static WATCHED: Mutex<(Vec<u8>, u64)> = Mutex::new((Vec::new(), 0));
    WATCHED.lock().unwrap_or_else(PoisonError::into_inner)
}

fn look_through(written: &[u8]) {
    let mut watched = watched();
    let (word, seen) = &mut *watched;
    if !word.is_empty() && written.windows(word.len()).any(|part| part == word.as_slice()) {
        *seen += 1;
    }
}

fn plan() -> MutexGuard<'static, Plan> {
    PLAN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether this operation fails, and how. A sync is the only thing that fails on a disk that does not sync.
fn harm(is_sync: bool) -> Option<Harm> {
    let mut plan = plan();
    let harm = plan.harm?;
    if harm == Harm::Unsynced && !is_sync {
        return None;
    }
    if plan.good > 0 {
        plan.good -= 1;
        return None;
    }
    plan.failed += 1;
    Some(harm)
}

/// Puts the layer in, for every connection that is opened from now on.
///
/// # Panics
/// If SQLite does not take it.
pub fn install() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: SQLite is initialised by the first call into it, the system's layer lives as long as the process, and so
        // does the copy that is registered, because it is never freed.
        unsafe {
            assert_eq!(ffi::sqlite3_initialize(), ffi::SQLITE_OK);
            let system = ffi::sqlite3_vfs_find(ptr::null());
            assert!(!system.is_null(), "every system has a layer of its own");
            SYSTEM.store(system, Ordering::Release);
            let ours = Box::leak(Box::new(ptr::read(system)));
            ours.zName = c"faulty".as_ptr();
            ours.pNext = ptr::null_mut();
            ours.xOpen = Some(open);
            assert_eq!(ffi::sqlite3_vfs_register(ours, 1), ffi::SQLITE_OK);
        }
    });
}

/// The methods of an open file: SQLite sees the first member, we remember whose place they take.
#[repr(C)]
struct Methods {
    ours: ffi::sqlite3_io_methods,
    system: *const ffi::sqlite3_io_methods,
}

unsafe extern "C" fn open(
    _: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    opened: *mut c_int,
) -> c_int {
    let system = SYSTEM.load(Ordering::Acquire);
    // SAFETY: the arguments are SQLite's own, and go to the function that they were made for.
    unsafe {
        let Some(open) = (*system).xOpen else { return ffi::SQLITE_ERROR };
        let code = open(system, name, file, flags, opened);
        if code == ffi::SQLITE_OK && !(*file).pMethods.is_null() {
            (*file).pMethods = in_place_of((*file).pMethods);
        }
        code
    }
}

/// The methods that stand in for those of the system.
unsafe fn in_place_of(system: *const ffi::sqlite3_io_methods) -> *const ffi::sqlite3_io_methods {
    let mut known = METHODS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, ours)) = known.iter().find(|(theirs, _)| *theirs == system as usize) {
        return *ours as *const ffi::sqlite3_io_methods;
    }
    // SAFETY: the system's methods are constants of the program, and ours are never freed.
    let ours = unsafe {
        let mut ours = ptr::read(system);
        ours.xWrite = Some(write);
        ours.xTruncate = Some(truncate);
        ours.xSync = Some(sync);
        Box::leak(Box::new(Methods { ours, system }))
    };
    known.push((system as usize, ptr::from_ref(ours) as usize));
    &raw const ours.ours
}

/// The system's methods of a file that [`open`] opened.
unsafe fn system_of(file: *mut ffi::sqlite3_file) -> ffi::sqlite3_io_methods {
    // SAFETY: `pMethods` points to the first member of a `Methods`, because only `open` hands such files out.
    unsafe { ptr::read((*(*file).pMethods.cast::<Methods>()).system) }
}

unsafe extern "C" fn write(file: *mut ffi::sqlite3_file, bytes: *const c_void, many: c_int, at: i64) -> c_int {
    // SAFETY: as `open`; less than what SQLite offers may always be read.
    unsafe {
        let Some(write) = system_of(file).xWrite else { return ffi::SQLITE_ERROR };
        look_through(std::slice::from_raw_parts(bytes.cast::<u8>(), usize::try_from(many).unwrap_or_default()));
        match harm(false) {
            None | Some(Harm::Unsynced) => write(file, bytes, many, at),
            Some(Harm::Full) => ffi::SQLITE_FULL,
            Some(Harm::ReadOnly) => ffi::SQLITE_READONLY,
            Some(Harm::Short) => {
                write(file, bytes, many / 2, at);
                ffi::SQLITE_IOERR_WRITE
            }
            Some(Harm::Dies) => {
                write(file, bytes, many / 2, at);
                std::process::abort()
            }
        }
    }
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, size: i64) -> c_int {
    // SAFETY: as `open`.
    unsafe {
        let Some(truncate) = system_of(file).xTruncate else { return ffi::SQLITE_ERROR };
        match harm(false) {
            None | Some(Harm::Unsynced) => truncate(file, size),
            Some(Harm::Full | Harm::Short) => ffi::SQLITE_IOERR_TRUNCATE,
            Some(Harm::ReadOnly) => ffi::SQLITE_READONLY,
            Some(Harm::Dies) => std::process::abort(),
        }
    }
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    // SAFETY: as `open`.
    unsafe {
        let Some(sync) = system_of(file).xSync else { return ffi::SQLITE_ERROR };
        match harm(true) {
            None => sync(file, flags),
            Some(Harm::Full | Harm::Short | Harm::ReadOnly | Harm::Unsynced) => ffi::SQLITE_IOERR_FSYNC,
            Some(Harm::Dies) => std::process::abort(),
        }
    }
}
