//! Opens a workspace for writing on a disk that ends the process after so many writes: made to die in the middle of a migration.

use unmoor_faulty_disk::{Harm, fail_after, install};
use unmoor_store::{Access, Workspace};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut words = std::env::args().skip(1);
    let (Some(file), Some(good)) = (words.next(), words.next()) else {
        return Err("open-and-die FILE WRITES".into());
    };
    install();
    fail_after(good.parse()?, Harm::Dies);
    drop(Workspace::open(file, Access::ReadWrite)?);
    Ok(())
}
