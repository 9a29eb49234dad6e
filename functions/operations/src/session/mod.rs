mod me;
mod sign_in;
mod sign_out;
