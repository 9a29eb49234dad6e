mod needs;
mod overview;
mod rescue_map;
