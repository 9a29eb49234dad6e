mod me;
mod prove_second_factor;
mod request_reset;
mod reset;
mod reset_password;
mod reset_proved;
mod sign_in;
mod sign_out;
