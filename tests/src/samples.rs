//! A well-formed input of every operation, so that tests can walk the catalogue.

use crate::harness::{OWN, csv};
use serde_json::{Value, json};

/// Words that stand for secrets, to be found wherever they leak.
pub const PLANTED: [&str; 6] = [
    "PLANTED-login-password",
    "PLANTED-confirmation-password",
    "PLANTED-new-login-password",
    "PLANTED-new-confirmation-password",
    "UExBTlRFRC1maWxl",
    "706c616e7465642d6b6579",
];

/// The code that is planted: a number that occurs nowhere else.
pub const PLANTED_CODE: &str = "90817263";

/// The name of a file that nobody sent.
const FILE: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

/// The input of an operation. A new operation needs a line here.
pub fn input(name: &str) -> Value {
    match name {
        "session.sign-in" => json!({ "login_id": "hanako01" }),
        "session.sign-out"
        | "session.me"
        | "home.overview"
        | "users.list"
        | "tokens.list"
        | "tokens.own"
        | "bank.about"
        | "history.own"
        | "history.all"
        | "settings.view"
        | "notices.list"
        | "payees.list"
        | "tokens.resynchronise"
        | "tokens.obtain-software"
        | "rescue.questions"
        | "bank.expire-tokens"
        | "bank.send-notices" => {
            json!({})
        }
        "passwords.replace-temporary" => {
            json!({ "login_password": PLANTED[2], "confirmation_password": PLANTED[3] })
        }
        "session.prove-second-factor" | "passwords.request-reset" => json!({}),
        "session.request-reset" => json!({
            "login_id": "sakura01", "mail": "sakura01@midori.example",
            "account": { "branch": "001", "kind": "ordinary", "number": "1234567" },
        }),
        "session.reset-password" => json!({ "login_id": "sakura01", "password": PLANTED[2] }),
        "passwords.change-login" => json!({ "password": PLANTED[2] }),
        "passwords.change-confirmation" | "passwords.reset-confirmation" => json!({ "password": PLANTED[3] }),
        "tokens.register" => json!({ "serial": OWN }),
        "tokens.release-stop" => json!({ "serial": OWN, "stopped_at": 0 }),
        "tokens.revoke" => json!({ "links": [{ "user": "someone", "serial": OWN }] }),
        "tokens.history" => json!({ "serial": OWN }),
        "tokens.grant-software" => json!({ "user": "someone" }),
        "payees.register" => payee("0000001"),
        "users.add" => json!({
            "login_id": "newcomer1", "name": "新人", "mail": "new@midori.example", "role": "general", "permissions": [],
        }),
        "users.view" => json!({ "user": "someone" }),
        "users.change" => json!({ "user": "someone", "version": 1, "record": input("users.add") }),
        "users.delete" => json!({ "user": "someone", "version": 1 }),
        "users.set-state" => json!({ "people": ["someone"], "after": "released", "lift": ["suspension"] }),
        "users.set-passwords" => json!({
            "user": "someone",
            "login": { "from": "typed", "password": PLANTED[2] },
            "confirmation": { "from": "typed", "password": PLANTED[3] },
        }),
        "rescue.guide" => json!({ "role": "general", "helper": "other_token", "problem": "otp_stopped" }),
        "rescue.what-if" => json!({ "user": "nobody", "problem": "otp_stopped" }),
        "settings.change" => json!({
            "version": 1,
            "settings": {
                "approval": {}, "limits": {}, "idle_seconds": 600, "typed_secrets": false, "sign_in_notices": true,
            },
        }),
        "own.mail" => json!({ "mail": "right@midori.example" }),
        "own.language" => json!({ "language": "en" }),
        "bank.open-contract" => json!({
            "contract": "asahi", "name": "朝日", "policy": "seventyseven", "login_id": "asahi001",
            "master_name": "朝日 太郎", "mail": "a@asahi.example",
            "accounts": [{ "branch": "001", "kind": "ordinary", "number": "1234567" }],
        }),
        "bank.import-tokens" => json!({
            "contract": "midori", "format": "csv", "dry_run": false,
            "file": data_encoding::BASE64.encode(csv(&["099000001"]).as_bytes()),
        }),
        "bank.add-desk-user" => json!({
            "login_id": "mado0009", "name": "窓口 九郎", "mail": "mado0009@bank.example", "role": "clerk",
        }),
        "procedures.catalogue" | "procedures.prepare" | "procedures.list" => json!({}),
        "procedures.view" | "procedures.withdraw" => json!({ "id": "nothing" }),
        "procedures.file" => json!({
            "form": { "kind": "token_addition", "quantity": 1 },
            "quote": { "reason": "addition", "yen": 2200, "if_returned": null, "takes_first": false },
        }),
        "desk.queue" => json!({ "step": "filed" }),
        "desk.procedure" => json!({ "contract": "midori", "id": "nothing" }),
        "desk.receive" => {
            json!({ "contract": "midori", "form": { "kind": "token_addition", "quantity": 1 } })
        }
        "desk.report-loss" => json!({
            "contract": "midori", "serial": OWN, "reason": "lost", "call_back": "佐藤様 022-000-0000",
        }),
        "desk.received" | "desk.check" | "desk.approve" | "desk.deliver" | "desk.return-device" => {
            json!({ "procedure": { "contract": "midori", "id": "nothing" }, "after": "filed" })
        }
        "desk.reject" => json!({
            "procedure": { "contract": "midori", "id": "nothing" }, "after": "filed", "note": "印鑑相違",
        }),
        "desk.execute" => json!({
            "procedure": { "contract": "midori", "id": "nothing" }, "after": "approved", "serials": [OWN],
            "opens": { "contract": "asahi", "policy": "seventyseven" },
        }),
        "desk.ship" => json!({
            "procedure": { "contract": "midori", "id": "nothing" }, "after": "executed",
            "address": { "code": "980-0811", "line": "仙台市青葉区一番町1-1" }, "parcel": "1234-5678",
        }),
        "desk.fees" => json!({ "month": "2026-11" }),
        "desk.contracts" | "desk.staff" | "desk.proposals" | "desk.bank-data" => json!({}),
        "desk.contract" | "bank.cancel-contract" => json!({ "contract": "midori" }),
        "desk.stop-contract" => json!({ "contract": "midori", "note": "不正の疑い" }),
        "desk.propose" => json!({ "proposed": { "kind": "restart", "contract": "midori" } }),
        "desk.decide" => json!({ "id": "01a0", "accept": true }),
        "desk.set-banner" => json!({ "banner": { "ja": "点検のお知らせ", "en": "Maintenance" } }),
        "desk.set-contacts" => json!({
            "branch": { "ja": "本店", "en": "Head Office" }, "telephone": "0120-111-111",
            "hours": { "ja": "平日", "en": "Weekdays" },
        }),
        "session.request-start-up" => json!({ "contract": "asahi", "number": "2222-3333-4444-5555" }),
        "session.obtain-login-id" => json!({
            "contract": "asahi", "number": "2222-3333-4444-5555", "name": "朝日 太郎", "login_id": "asahi001",
            "login_password": PLANTED[2], "confirmation_password": PLANTED[3],
        }),
        "desk.stock" => json!({}),
        "desk.upload-part" => json!({ "file": FILE, "part": 0, "parts": 1, "bytes": PLANTED[4] }),
        "desk.import" => json!({
            "file": FILE, "parts": 1, "format": "csv", "key": PLANTED[5], "dry_run": false,
        }),
        "desk.import-on" => json!({ "file": FILE }),
        other => panic!("{other} is new: give it a well-formed input in samples.rs"),
    }
}

/// Parts of inputs that may be left out.
pub const OPTIONAL: [(&str, &str); 10] = [
    ("desk.set-banner", "banner"),
    ("users.set-state", "lift"),
    ("users.set-passwords", "login"),
    ("users.set-passwords", "confirmation"),
    ("desk.receive", "contract"),
    ("desk.reject", "note"),
    ("desk.execute", "serials"),
    ("desk.execute", "opens"),
    ("desk.ship", "parcel"),
    ("desk.import", "key"),
];

/// An account by its number.
pub fn payee(number: &str) -> Value {
    json!({ "bank": "0001", "branch": "001", "kind": "ordinary", "number": number, "holder": "ﾐﾄﾞﾘ" })
}

/// A body with an input and planted secrets as proofs.
pub fn body(input: &Value) -> Value {
    json!({
        "input": input,
        "proof": { "login_password": PLANTED[0], "confirmation_password": PLANTED[1], "mailed_code": PLANTED_CODE, "otp": PLANTED_CODE },
    })
}
