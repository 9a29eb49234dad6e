use crate::domain::policy::Figures;
use crate::operations::Nothing;
use crate::operations::bank::{Bilingual, Contacts};
use crate::operations::proof::Empty;

operation! {
    /// お知らせ for all customers, above every page.
    DeskSetBanner {
        name: "desk.set-banner",
        method: Post,
        path: "/api/desk/set-banner",
        access: DeskWork,
        work: Desk,
        keyed: true,
        touches: [Session Write, User Read, Contract Read, ConfirmationSecret Write, Keyring Write, Life Write, BankData Write, Audit Write, Idempotency Write],
        hashes: true,
        opens_seeds: true,
        input: SetBanner,
        output: PublicData,
        denied: BankDataDenied,
        summary: "Put a notice above every customer's pages, or take it away",
    }
}

operation! {
    /// The bank's contacts, shown wherever only the bank can help.
    DeskSetContacts {
        name: "desk.set-contacts",
        method: Post,
        path: "/api/desk/set-contacts",
        access: DeskApproval,
        work: Desk,
        keyed: true,
        touches: [Session Write, User Read, Contract Read, ConfirmationSecret Write, Keyring Write, Life Write, BankData Write, Audit Write, Idempotency Write],
        hashes: true,
        opens_seeds: true,
        input: Contacts,
        output: PublicData,
        denied: BankDataDenied,
        summary: "Change the bank's contacts",
    }
}

operation! {
    /// Banner, contacts and the figures of every policy.
    DeskBankData {
        name: "desk.bank-data",
        method: Get,
        path: "/api/desk/bank-data",
        access: Desk,
        work: Inquiry,
        touches: [Session Write, User Read, Contract Read, Keyring Read, BankData Read],
        input: Empty,
        output: BankDataView,
        denied: Nothing,
        summary: "The banner, the contacts, and the figures of every policy",
    }
}

wire! {
    /// The banner; none: there is none.
    pub struct SetBanner {
        /// Its text.
        pub banner: Option<Bilingual>,
    }

    /// What everybody is told.
    pub struct PublicData {
        /// The banner.
        pub banner: Option<Bilingual>,
        /// The contacts.
        pub contacts: Contacts,
    }

    /// What the bank says and decides for all.
    pub struct BankDataView {
        /// What everybody is told.
        pub public: PublicData,
        /// Every policy by name.
        pub policies: Vec<PolicyView>,
    }

    /// A policy.
    pub struct PolicyView {
        /// Its name.
        pub name: String,
        /// Its figures.
        pub figures: Figures,
    }
}

words! {
    /// Why what everybody is told can't be so.
    pub enum BankDataDenied {
        /// A text is missing in one of the languages, or too long.
        Text,
        /// Nothing would be different.
        NothingChanged,
    }
}
