//! Which work asks for which authenticator, in which order: data that the pipeline enforces [rules 4].

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

words! {
    /// A thing by which a person proves that it is they who act. Declared order is checking order.
    pub enum Authenticator {
        /// The login password (ログインパスワード).
        LoginPassword,
        /// The confirmation password (確認用パスワード).
        ConfirmationPassword,
        /// A code that was mailed to the person's address.
        MailedCode,
        /// The second factor of the contract, of the operator's own device.
        SecondFactor,
        /// The same, of those who have a device; nothing of the others.
        SecondFactorIfLinked,
        /// A code of the device that is being registered.
        RegisteredDevice,
        /// Two consecutive codes of the operator's own device, whose clock drifted.
        ConsecutiveCodes,
    }
}

words! {
    /// Kinds of work, as the table of authenticators names them.
    pub enum Work {
        /// Signing in.
        SignIn,
        /// Inquiries, histories, own notices.
        Inquiry,
        /// 振込・振替（都度指定方式）.
        AdHocTransfer,
        /// Pay-easy except taxes and treasury.
        PayEasy,
        /// 振込・振替（事前登録方式）.
        PreRegisteredTransfer,
        /// Pay-easy of taxes and treasury.
        PayEasyTaxes,
        /// 振込先口座情報登録 of transfers.
        TransferPayees,
        /// 振込先口座情報登録 of bulk and payroll transfers.
        BulkPayees,
        /// Approval of bulk and payroll transfers.
        BulkApproval,
        /// 外部ファイル送信.
        ExternalFile,
        /// ユーザの追加.
        AddUser,
        /// ユーザの変更.
        ChangeUser,
        /// Deleting a user.
        DeleteUser,
        /// トークンの失効.
        RevokeLink,
        /// ワンタイムパスワードの利用停止解除.
        ReleaseStop,
        /// 利用者停止・解除.
        SuspendUser,
        /// 利用開始登録.
        RegisterDevice,
        /// Both of one's own passwords at once, at the first sign-in.
        OwnPasswords,
        /// パスワード変更 of one's own login password.
        OwnLoginPassword,
        /// パスワード変更 of one's own confirmation password.
        OwnConfirmationPassword,
        /// パスワードの再設定 on the sign-in page.
        ResetLogin,
        /// 確認用パスワードの再設定.
        ResetConfirmation,
        /// Correcting one's own mail address (メールアドレス訂正).
        OwnMail,
        /// The second factor at sign-in, where the bank asks for it; who has no device has none to prove.
        SecondFactorAtSignIn,
        /// Settings of the contract.
        ContractSettings,
        /// Revoking a certificate.
        RevokeCertificate,
        /// Filing a procedure on screen.
        FileProcedure,
        /// What the bank itself does, without a session of a customer.
        Bank,
        /// Finding the clock of one's own device again.
        Resynchronise,
        /// Allowing somebody a software device.
        GrantSoftware,
        /// Obtaining the software device that one was allowed.
        ObtainSoftware,
        /// Withdrawing what one filed.
        WithdrawProcedure,
        /// Everything that writes at the desk [rules 4].
        Desk,
        /// ログインID取得 of a new master.
        StartUp,
    }
}

/// The table: a work that is not in it can't be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct AuthenticatorTable(pub BTreeMap<Work, Vec<Authenticator>>);

impl AuthenticatorTable {
    /// What `work` asks for, in checking order; `None` where the bank has no such work.
    #[must_use]
    pub fn of(&self, work: Work) -> Option<&[Authenticator]> {
        self.0.get(&work).map(Vec::as_slice)
    }

    /// The table of the seeds and of rules 4.
    #[must_use]
    pub fn seeds() -> Self {
        use Authenticator::{
            ConfirmationPassword as Cp, ConsecutiveCodes, LoginPassword, MailedCode, RegisteredDevice,
            SecondFactor as F2, SecondFactorIfLinked,
        };
        let rows: [(Work, &[Authenticator]); 34] = [
            (Work::SignIn, &[LoginPassword]),
            (Work::Inquiry, &[]),
            (Work::AdHocTransfer, &[Cp, F2]),
            (Work::PayEasy, &[Cp, F2]),
            (Work::PreRegisteredTransfer, &[Cp]),
            (Work::PayEasyTaxes, &[Cp]),
            (Work::TransferPayees, &[Cp, F2]),
            (Work::BulkPayees, &[Cp, F2]),
            (Work::BulkApproval, &[Cp, F2]),
            (Work::ExternalFile, &[Cp, F2]),
            (Work::AddUser, &[Cp, F2]),
            (Work::ChangeUser, &[Cp, F2]),
            (Work::DeleteUser, &[Cp, F2]),
            (Work::RevokeLink, &[Cp, F2]),
            (Work::ReleaseStop, &[Cp, F2]),
            (Work::SuspendUser, &[Cp]),
            (Work::RegisterDevice, &[Cp, RegisteredDevice]),
            (Work::OwnPasswords, &[LoginPassword, Cp]),
            (Work::OwnLoginPassword, &[LoginPassword]),
            (Work::OwnConfirmationPassword, &[Cp]),
            (Work::ResetLogin, &[MailedCode, SecondFactorIfLinked]),
            (Work::ResetConfirmation, &[LoginPassword, MailedCode, SecondFactorIfLinked]),
            (Work::OwnMail, &[Cp]),
            (Work::SecondFactorAtSignIn, &[SecondFactorIfLinked]),
            (Work::ContractSettings, &[Cp]),
            (Work::RevokeCertificate, &[Cp]),
            (Work::FileProcedure, &[Cp]),
            (Work::Bank, &[]),
            (Work::Resynchronise, &[Cp, ConsecutiveCodes]),
            (Work::GrantSoftware, &[Cp, F2]),
            (Work::ObtainSoftware, &[Cp]),
            (Work::WithdrawProcedure, &[]),
            (Work::Desk, &[Cp, F2]),
            (Work::StartUp, &[MailedCode]),
        ];
        Self(rows.into_iter().map(|(work, asks)| (work, asks.to_vec())).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use strum::IntoEnumIterator;

    #[test]
    fn every_work_has_its_row_and_asks_in_the_declared_order() {
        let table = AuthenticatorTable::seeds();
        for work in Work::iter() {
            let asks = table.of(work);
            assert!(asks.is_some(), "{work} has no row");
            assert!(asks.is_some_and(|a| a.is_sorted()), "{work} asks out of order");
        }
    }

    #[test]
    fn the_seed_names_what_a_one_time_password_guards() {
        // Source: 77 seed Q3.
        let table = AuthenticatorTable::seeds();
        for work in [
            Work::AdHocTransfer,
            Work::PayEasy,
            Work::AddUser,
            Work::ChangeUser,
            Work::RevokeLink,
            Work::TransferPayees,
            Work::BulkPayees,
            Work::BulkApproval,
            Work::ExternalFile,
        ] {
            assert!(table.of(work).is_some_and(|a| a.contains(&Authenticator::SecondFactor)), "{work}");
        }
        for work in [Work::PayEasyTaxes, Work::PreRegisteredTransfer, Work::SuspendUser] {
            assert!(table.of(work).is_some_and(|a| !a.contains(&Authenticator::SecondFactor)), "{work}");
        }
    }
}
