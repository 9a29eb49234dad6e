//! Which text belongs to which word of the contract: exhaustive matches, so that a new word without a text
//! does not compile.

mod client;
mod desk;
mod desk_bank;
mod failure;
mod field;
mod notice;
mod operation;
mod passwords;
mod payees;
mod procedures;
mod rescue;
mod rule;
mod said;
mod session;
mod settings;
mod state;
mod tokens;
mod users;

pub use client::client;
pub use desk::{address, age, awaits, contract_status, desk_role, paper_denied, step_denied};
pub use desk_bank::{
    bank_data_denied, contract_denied, file_problem, proposal_denied, row_problem, upload_denied,
};
pub use failure::{Said, call_error, nothing, proof_refusal};
pub use field::field_reason;
pub use notice::{notice, user_field};
pub use operation::{operation, outcome};
pub use passwords::{change_denied, mail_denied, replace_denied, reset_denied, reset_refused};
pub use payees::{account_kind, payee_denied};
pub use procedures::{
    channel, fee_reason, form_denied, former_master, login_method, lost, pin, priority, procedure,
    procedure_about, procedure_denied, procedure_form, procedure_papers, procedure_state, report_reason,
    start_up_refused, step,
};
pub use rescue::what_if_denied;
pub use rule::rule;
pub use session::session_end;
pub use settings::{approval, asked, settings_denied, work, yen};
pub use state::{device_state, role, service_state};
pub use tokens::{
    life_by, life_denied, life_kind, registration_denied, release_denied, resynchronise_denied,
    revocation_denied, software_denied, token_kind,
};
pub use users::{
    account, barrier, business, language, permission, right, set_password_denied, state_denied, user_denied,
    view_denied,
};
