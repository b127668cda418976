//! Lists of rights, read from files and given to them. A disk that has none, such as a
//! stick with FAT, keeps no secret: what cannot be closed stays, and the doctor names it.

#![allow(
    unsafe_code,
    reason = "the system's own calls; no crate that is kept has them in safe Rust"
)]

use std::ffi::{OsStr, c_void};
use std::fs;
use std::io::{self, ErrorKind};
use std::os::windows::ffi::OsStrExt as _;
use std::path::Path;
use std::{ptr, slice};

use windows_sys::Win32::Foundation::LocalFree;
use windows_sys::Win32::Security::Authorization::{
    ConvertSecurityDescriptorToStringSecurityDescriptorW,
    ConvertStringSecurityDescriptorToSecurityDescriptorW, GetNamedSecurityInfoW, SDDL_REVISION_1,
    SE_FILE_OBJECT,
};
use windows_sys::Win32::Security::{
    DACL_SECURITY_INFORMATION, OWNER_SECURITY_INFORMATION, PROTECTED_DACL_SECURITY_INFORMATION,
    SetFileSecurityW,
};

use super::list::RightsList;

/// Makes a folder, and those above it that lack, for the owner alone.
pub(in crate::files) fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    if let Some(above) = folder.parent() {
        make_folder(above)?;
    }
    match fs::create_dir(folder) {
        Ok(()) => close_new_file(folder),
        Err(problem) if problem.kind() == ErrorKind::AlreadyExists && folder.is_dir() => {}
        Err(problem) => return Err(problem),
    }
    Ok(())
}

/// Takes from everyone else the right to open what was just made, where its folder has
/// given them one.
pub(in crate::files) fn close_new_file(path: &Path) {
    if is_open(path) {
        let _ = close(path, |_| true); // a disk without rights
    }
}

/// Whether others than its owner may open a file or folder.
pub(in crate::files) fn is_open(path: &Path) -> bool {
    let is_link = fs::symlink_metadata(path).is_ok_and(|about| about.is_symlink());
    !is_link
        && read_list(path).is_ok_and(|text| RightsList::read(&text).is_none_or(RightsList::is_open))
}

/// Leaves the owner's rights alone. What belongs to the machine, such as the folder that
/// all accounts share, is left to it.
pub(in crate::files) fn take_rights_away(path: &Path) -> io::Result<()> {
    close(path, |rights| !rights.is_the_machines())
}

fn close(path: &Path, may_be_closed: impl FnOnce(RightsList<'_>) -> bool) -> io::Result<()> {
    let text = read_list(path)?;
    match RightsList::read(&text) {
        Some(rights) if may_be_closed(rights) => {
            write_list(path, &rights.owner_alone(path.is_dir()))
        }
        _ => Ok(()),
    }
}

/// Memory that the system has lent, and that is given back.
struct Lent(*mut c_void);

impl Drop for Lent {
    fn drop(&mut self) {
        // SAFETY: the system has made it for `LocalFree`, and nobody else gives it back.
        unsafe { LocalFree(self.0) };
    }
}

/// A text as the system takes it: UTF-16 that ends with a zero.
fn to_wide(text: &OsStr) -> Vec<u16> {
    text.encode_wide().chain(Some(0)).collect()
}

/// The owner and the list of a file, as text.
fn read_list(path: &Path) -> io::Result<String> {
    const WANTED: u32 = OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION;
    let (name, none) = (to_wide(path.as_os_str()), ptr::null_mut());
    let mut descriptor = ptr::null_mut();
    // SAFETY: the name ends with a zero; what is not wanted may be null; the descriptor is
    // written where the call succeeds.
    let code = unsafe {
        GetNamedSecurityInfoW(
            name.as_ptr(),
            SE_FILE_OBJECT,
            WANTED,
            none,
            none,
            ptr::null_mut(),
            ptr::null_mut(),
            &mut descriptor,
        )
    };
    if code != 0 {
        return Err(io::Error::from_raw_os_error(code.cast_signed()));
    }
    let descriptor = Lent(descriptor);
    let (mut text, mut length) = (ptr::null_mut(), 0);
    // SAFETY: the descriptor is the system's own; text and length are written where the
    // call succeeds.
    let done = unsafe {
        ConvertSecurityDescriptorToStringSecurityDescriptorW(
            descriptor.0,
            SDDL_REVISION_1,
            WANTED,
            &mut text,
            &mut length,
        )
    };
    if done == 0 {
        return Err(io::Error::last_os_error());
    }
    let lent = Lent(text.cast());
    // SAFETY: the system has written so many letters there.
    let letters = unsafe { slice::from_raw_parts(text, length as usize) };
    let read = String::from_utf16_lossy(letters);
    drop(lent);
    Ok(read.trim_end_matches('\0').to_owned())
}

/// Gives a file a list, and takes from it what its folder hands down.
fn write_list(path: &Path, list: &str) -> io::Result<()> {
    const GIVEN: u32 = DACL_SECURITY_INFORMATION | PROTECTED_DACL_SECURITY_INFORMATION;
    let (name, text) = (to_wide(path.as_os_str()), to_wide(OsStr::new(list)));
    let mut descriptor = ptr::null_mut();
    // SAFETY: the text ends with a zero; the descriptor is written where the call succeeds.
    let read = unsafe {
        ConvertStringSecurityDescriptorToSecurityDescriptorW(
            text.as_ptr(),
            SDDL_REVISION_1,
            &mut descriptor,
            ptr::null_mut(),
        )
    };
    if read == 0 {
        return Err(io::Error::last_os_error());
    }
    let descriptor = Lent(descriptor);
    // SAFETY: the name ends with a zero, and the descriptor is the system's own.
    match unsafe { SetFileSecurityW(name.as_ptr(), GIVEN, descriptor.0) } {
        0 => Err(io::Error::last_os_error()),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lets every account of the machine do anything.
    fn lay_open(path: &Path) {
        let text = read_list(path).unwrap();
        let (owner, _) = text.strip_prefix("O:").unwrap().split_once("D:").unwrap();
        let list = format!("D:(A;OICI;FA;;;WD)(A;OICI;FA;;;{owner})");
        write_list(path, &list).unwrap();
        assert!(is_open(path), "{}", read_list(path).unwrap());
    }

    #[test]
    fn what_lies_open_is_closed_and_its_owner_still_opens_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("kit.age");
        fs::write(&path, "secret").unwrap();
        for path in [folder.path(), path.as_path()] {
            lay_open(path);
            close(path, |_| true).unwrap();
            assert!(!is_open(path), "{}", read_list(path).unwrap());
        }
        assert_eq!(fs::read(&path).unwrap(), b"secret");
        fs::write(&path, "changed").unwrap();
    }

    #[test]
    fn what_is_made_in_an_open_folder_is_its_owners_alone() {
        let folder = tempfile::tempdir().unwrap();
        lay_open(folder.path());
        let made = folder.path().join("state").join("profile");
        make_folder(&made).unwrap();
        make_folder(&made).unwrap();
        assert!(!is_open(&made), "{}", read_list(&made).unwrap());
        assert!(!is_open(&folder.path().join("state")));
        let kit = folder.path().join("kit.age");
        let file = crate::files::WholeFile::at(&kit).owner_only();
        file.write(b"secret").unwrap();
        assert!(!is_open(&kit), "{}", read_list(&kit).unwrap());
        assert_eq!(fs::read(&kit).unwrap(), b"secret");
    }

    #[test]
    fn a_part_of_a_profile_that_lies_open_is_named_and_put_right() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("device.key");
        fs::write(&path, "secret").unwrap();
        lay_open(&path);
        let found = crate::files::find_open_to_others(folder.path());
        assert!(found.contains(&path), "{found:?}");
        take_rights_away(&path).unwrap();
        let is_ours = RightsList::read(&read_list(&path).unwrap())
            .is_some_and(|rights| !rights.is_the_machines());
        assert_eq!(is_open(&path), !is_ours);
    }
}
