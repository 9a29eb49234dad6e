mod needs;
mod overview;
pub(crate) mod rescue_map;
