//! The house: who may use whom, what must not be in it, and that what is generated is fresh.

#[cfg(test)]
mod arrows;
#[cfg(test)]
mod generated;
#[cfg(test)]
mod limits;
#[cfg(test)]
mod named;
#[cfg(test)]
mod network;
#[cfg(test)]
mod sources;
#[cfg(test)]
mod supply;
