use crate::domain::fee::Charge;
use crate::operations::Nothing;

operation! {
    /// 手数料: what contracts owe, by the month in Japan in which it was charged.
    DeskFees {
        name: "desk.fees",
        method: Get,
        path: "/api/desk/fees",
        access: Desk,
        work: Inquiry,
        touches: [Session Write, User Read, Contract Read, Keyring Read],
        by_time: [Charge],
        input: FeePage,
        output: Fees,
        denied: Nothing,
        summary: "What contracts owe for which event, by month",
    }
}

wire! {
    /// Which month, and which page.
    pub struct FeePage {
        /// `2026-11`.
        pub month: Month,
        /// The cursor of the page before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub after: Option<String>,
    }

    /// A page of charges.
    pub struct Fees {
        /// Oldest first.
        pub charges: Vec<Charge>,
        /// The cursor of the next page, if there is one.
        pub next: Option<String>,
    }
}

crate::domain::id::text_value!(
    /// A month, `2026-11`.
    Month, |text| {
        use crate::domain::field::FieldReason;
        use crate::domain::instant::CivilDate;
        match CivilDate::try_from(format!("{text}-01")) {
            Ok(_) => Ok(text),
            Err(_) => Err(FieldReason::Malformed),
        }
    }
);

/// Hands the operations on fees to a callback macro.
#[macro_export]
macro_rules! desk_fee_operations {
    ($callback:ident $(, $arg:ident)*) => {
        $callback! {
            $($arg),* ;
            $crate::operations::desk::DeskFees
        }
    };
}
