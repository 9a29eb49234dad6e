//! Words of the desk for contracts, stock, the bank's own data and its people, and the reasons of their rules.

use super::Said;
use super::said::said;
use crate::i18n::{Locale, td_string};
use shared::domain::device_file::{FileProblem, RowProblem};
use shared::domain::proposal::ProposalDenied;
use shared::operations::desk::{BankDataDenied, ContractDenied, UploadDenied};

/// Why a contract is not shown or stopped.
pub fn contract_denied(locale: Locale, reason: ContractDenied) -> Said {
    match reason {
        ContractDenied::NotFound => said!(locale, desk_bank.contract_denied.not_found),
        ContractDenied::NothingToDo => said!(locale, desk_bank.contract_denied.nothing_to_do),
    }
}

/// Why a proposal can't be made or decided.
pub fn proposal_denied(locale: Locale, reason: ProposalDenied) -> Said {
    match reason {
        ProposalDenied::NotFound => said!(locale, desk_bank.proposal_denied.not_found),
        ProposalDenied::RoleNotAllowed => said!(locale, desk_bank.proposal_denied.role_not_allowed),
        ProposalDenied::Oneself => said!(locale, desk_bank.proposal_denied.oneself),
        ProposalDenied::SamePerson => said!(locale, desk_bank.proposal_denied.same_person),
        ProposalDenied::NothingChanged => said!(locale, desk_bank.proposal_denied.nothing_changed),
        ProposalDenied::OutOfBounds => said!(locale, desk_bank.proposal_denied.out_of_bounds),
        ProposalDenied::NotStopped => said!(locale, desk_bank.proposal_denied.not_stopped),
        ProposalDenied::NotApprover => said!(locale, desk_bank.proposal_denied.not_approver),
    }
}

/// Why a file can't be sent or imported.
pub fn upload_denied(locale: Locale, reason: UploadDenied) -> Said {
    match reason {
        UploadDenied::PartMissing => said!(locale, desk_bank.upload_denied.part_missing),
        UploadDenied::TooManyParts => said!(locale, desk_bank.upload_denied.too_many_parts),
        UploadDenied::OtherFile => said!(locale, desk_bank.upload_denied.other_file),
        UploadDenied::NotBegun => said!(locale, desk_bank.upload_denied.not_begun),
        UploadDenied::Overtaken => said!(locale, desk_bank.upload_denied.overtaken),
    }
}

/// Why what everybody is told can't be so.
pub fn bank_data_denied(locale: Locale, reason: BankDataDenied) -> Said {
    match reason {
        BankDataDenied::Text => said!(locale, desk_bank.bank_data_denied.text),
        BankDataDenied::NothingChanged => said!(locale, desk_bank.bank_data_denied.nothing_changed),
    }
}

/// Why a file of devices as a whole can't be used.
pub fn file_problem(locale: Locale, problem: FileProblem) -> Said {
    match problem {
        FileProblem::NotReadable => said!(locale, desk_bank.file_problem.not_readable),
        FileProblem::EntitiesRefused => said!(locale, desk_bank.file_problem.entities_refused),
        FileProblem::KeyMissing => said!(locale, desk_bank.file_problem.key_missing),
        FileProblem::MacMismatch => said!(locale, desk_bank.file_problem.mac_mismatch),
        FileProblem::MethodUnsupported => said!(locale, desk_bank.file_problem.method_unsupported),
        FileProblem::Empty => said!(locale, desk_bank.file_problem.empty),
        FileProblem::TooMany => said!(locale, desk_bank.file_problem.too_many),
    }
}

/// Why a row of a file is no device.
pub fn row_problem(locale: Locale, problem: RowProblem) -> &'static str {
    match problem {
        RowProblem::Serial => td_string!(locale, desk_bank.row_problem.serial),
        RowProblem::Seed => td_string!(locale, desk_bank.row_problem.seed),
        RowProblem::ExpiryDate => td_string!(locale, desk_bank.row_problem.expiry_date),
        RowProblem::Algorithm => td_string!(locale, desk_bank.row_problem.algorithm),
        RowProblem::TimeStep => td_string!(locale, desk_bank.row_problem.time_step),
        RowProblem::Repeated => td_string!(locale, desk_bank.row_problem.repeated),
        RowProblem::Known => td_string!(locale, desk_bank.row_problem.known),
        RowProblem::Expired => td_string!(locale, desk_bank.row_problem.expired),
    }
}

/// The name of a piece of the desk's work in histories; `None` for one that is not named here.
pub fn desk_bank_work(locale: Locale, name: &str) -> Option<&'static str> {
    let text = match name {
        "desk.contracts" => td_string!(locale, desk_bank.operation.contracts),
        "desk.contract" => td_string!(locale, desk_bank.operation.contract),
        "desk.stop-contract" => td_string!(locale, desk_bank.operation.stop_contract),
        "desk.stock" => td_string!(locale, desk_bank.operation.stock),
        "desk.upload-part" => td_string!(locale, desk_bank.operation.upload_part),
        "desk.import" => td_string!(locale, desk_bank.operation.begin_import),
        "desk.import-on" => td_string!(locale, desk_bank.operation.import_on),
        "desk.bank-data" => td_string!(locale, desk_bank.operation.bank_data),
        "desk.set-banner" => td_string!(locale, desk_bank.operation.set_banner),
        "desk.set-contacts" => td_string!(locale, desk_bank.operation.set_contacts),
        "desk.staff" => td_string!(locale, desk_bank.operation.staff),
        "desk.proposals" => td_string!(locale, desk_bank.operation.proposals),
        "desk.propose" => td_string!(locale, desk_bank.operation.propose),
        "desk.decide" => td_string!(locale, desk_bank.operation.decide),
        "bank.add-desk-user" => td_string!(locale, desk_bank.operation.add_desk_user),
        "bank.expire-tokens" => td_string!(locale, desk_bank.operation.expire_tokens),
        "bank.send-notices" => td_string!(locale, desk_bank.operation.send_notices),
        _ => return None,
    };
    Some(text)
}
