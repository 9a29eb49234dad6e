//! Signing in and out, and who is signed in.

mod me;
mod prove_second_factor;
mod reset;
mod sign_in;
mod sign_out;
mod start_up;

pub use me::{Company, Me, OwnDevice, SessionMe};
pub use prove_second_factor::SessionProveSecondFactor;
pub use reset::{RequestReset, ResetPassword, ResetRefused, SessionRequestReset, SessionResetPassword};
pub use sign_in::{SessionSignIn, SignIn, SignInDenied, SignedIn};
pub use sign_out::SessionSignOut;
pub use start_up::{
    LoginIdObtained, ObtainLoginId, RequestStartUp, SessionObtainLoginId, SessionRequestStartUp,
    StartUpRefused,
};

/// Hands the operations of this area to a callback macro.
#[macro_export]
macro_rules! session_operations {
    ($callback:ident $(, $arg:ident)*) => {
        $callback! {
            $($arg),* ;
            $crate::operations::session::SessionSignIn,
            $crate::operations::session::SessionSignOut,
            $crate::operations::session::SessionMe,
            $crate::operations::session::SessionProveSecondFactor,
            $crate::operations::session::SessionRequestReset,
            $crate::operations::session::SessionResetPassword,
            $crate::operations::session::SessionRequestStartUp,
            $crate::operations::session::SessionObtainLoginId
        }
    };
}
