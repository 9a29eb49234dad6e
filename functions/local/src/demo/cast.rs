//! The people of the demo. Their passwords are printed at every start: they guard nothing.

use shared::domain::desk::{DESK, DeskRole};
use shared::domain::user::Role;

/// A person of the demo.
#[derive(Debug, Clone, Copy)]
pub(super) struct Person {
    pub(super) contract: &'static str,
    pub(super) company: &'static str,
    pub(super) name: &'static str,
    pub(super) role: Role,
    pub(super) login_id: &'static str,
    pub(super) login_password: &'static str,
    pub(super) confirmation_password: &'static str,
    /// The device that they registered; the one without any is led to registering.
    pub(super) serial: Option<&'static str>,
}

/// Everyone; the master of a contract comes first.
pub(super) const CAST: [Person; 7] = [
    Person {
        contract: "midori",
        company: "みどり精機株式会社",
        name: "佐藤 花子",
        role: Role::Master,
        login_id: "hanako01",
        login_password: "sora-wo-tobu-kujira",
        confirmation_password: "ao-i-tori-no-uta",
        serial: Some("042033187"),
    },
    Person {
        contract: "midori",
        company: "みどり精機株式会社",
        name: "鈴木 一郎",
        role: Role::Administrator,
        login_id: "suzuki77",
        login_password: "yama-no-ue-no-shiro",
        confirmation_password: "kaze-to-hon-no-mado",
        serial: Some("041899214"),
    },
    Person {
        contract: "midori",
        company: "みどり精機株式会社",
        name: "伊藤 直樹",
        role: Role::Administrator,
        login_id: "ito2026n",
        login_password: "kawa-zoi-no-densha",
        confirmation_password: "hoshi-mittsu-no-tsukue",
        serial: Some("042033187"),
    },
    Person {
        contract: "midori",
        company: "みどり精機株式会社",
        name: "高橋 美咲",
        role: Role::General,
        login_id: "misaki88",
        login_password: "mikan-bako-to-neko",
        confirmation_password: "asa-no-suihei-sen",
        serial: Some("042033187"),
    },
    Person {
        contract: "midori",
        company: "みどり精機株式会社",
        name: "田中 健",
        role: Role::General,
        login_id: "tanaka3k",
        login_password: "eki-mae-no-panya",
        confirmation_password: "yoru-no-tosho-kan",
        serial: Some("042033187"),
    },
    Person {
        contract: "midori",
        company: "みどり精機株式会社",
        name: "山本 涼",
        role: Role::General,
        login_id: "yamaryo5",
        login_password: "ame-agari-no-niji",
        confirmation_password: "shiro-i-tegami-bako",
        serial: None,
    },
    Person {
        contract: "sakura",
        company: "さくら商店",
        name: "森 さくら",
        role: Role::Master,
        login_id: "sakura01",
        login_password: "haru-no-kado-no-mise",
        confirmation_password: "hana-no-mae-no-cha",
        serial: Some("077100016"),
    },
];

/// Somebody at the demo's desk.
#[derive(Debug, Clone, Copy)]
pub(super) struct DeskPerson {
    pub(super) person: Person,
    pub(super) role: DeskRole,
}

const fn at_the_desk(
    role: DeskRole,
    name: &'static str,
    login_id: &'static str,
    login_password: &'static str,
    confirmation_password: &'static str,
    serial: &'static str,
) -> DeskPerson {
    let person = Person {
        contract: DESK,
        company: "窓口",
        name,
        role: Role::General,
        login_id,
        login_password,
        confirmation_password,
        serial: Some(serial),
    };
    DeskPerson { person, role }
}

/// The bank's own people.
pub(super) const STAFF: [DeskPerson; 4] = [
    at_the_desk(
        DeskRole::Clerk,
        "窓口 太郎",
        "mado0001",
        "ginza-no-hato-dokei",
        "kami-hikoki-no-tabi",
        "088000011",
    ),
    at_the_desk(
        DeskRole::Approver,
        "承認 花子",
        "shonin01",
        "ao-kaki-no-ki-no-shita",
        "inku-bin-to-fuyu",
        "088000029",
    ),
    at_the_desk(
        DeskRole::Auditor,
        "監査 次郎",
        "kansa001",
        "toki-no-kane-no-machi",
        "yuki-guni-no-tomoshibi",
        "088000037",
    ),
    at_the_desk(
        DeskRole::Clerk,
        "窓口 三枝",
        "mado0003",
        "nami-uchigiwa-no-kai",
        "natsu-no-shima-no-uta",
        "088000045",
    ),
];

/// What is printed of them.
#[must_use]
pub fn lines() -> Vec<String> {
    let line = |person: &Person, role: &str| {
        format!(
            "  {:<9} {:<24} {:<24} {:<10} {:<13} {}",
            person.login_id,
            person.login_password,
            person.confirmation_password,
            person.serial.unwrap_or("-"),
            role,
            person.name
        )
    };
    let header = format!(
        "  {:<9} {:<24} {:<24} {:<10} {:<13} name",
        "login ID", "login password", "confirmation password", "device", "role"
    );
    let people = CAST.iter().map(|person| {
        let role = match person.role {
            Role::Master => "master",
            Role::Administrator => "administrator",
            Role::General => "general",
        };
        line(person, role)
    });
    let staff = STAFF.iter().map(|somebody| {
        let role = match somebody.role {
            DeskRole::Clerk => "desk clerk",
            DeskRole::Approver => "desk approver",
            DeskRole::Auditor => "desk auditor",
        };
        line(&somebody.person, role)
    });
    [header].into_iter().chain(people).chain(staff).collect()
}
