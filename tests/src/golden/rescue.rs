//! お困りのとき as a table for people who audit: what the rules answer to whoever is in trouble.

use super::compare;
use shared::domain::policy::{BankPolicy, Preset};
use shared::domain::rescue::{Helper, Problem, guide};
use shared::domain::user::Role;
use std::fmt::Write;
use strum::IntoEnumIterator;

#[test]
fn what_the_rescue_guide_answers() {
    // Source: OKB seed (IDs and passwords forgotten, locks); 77 seed Q4, Q6; rules 5; domain 1.1.
    let mut text = String::from(
        "What can be done about which problem, in the order in which one would try it. It is computed by the rules\n\
         that guard the operations; \"helper\" is somebody else with administrator rights who can work.\n",
    );
    for preset in Preset::iter() {
        let policy = BankPolicy::preset(preset);
        for problem in Problem::iter() {
            writeln!(text, "\n[{preset}] {problem}").unwrap();
            for role in Role::iter() {
                for helper in Helper::iter() {
                    let ways: Vec<String> =
                        guide(&policy, role, helper, problem).iter().map(ToString::to_string).collect();
                    let (role, helper) = (role.to_string(), helper.to_string());
                    writeln!(text, "  {role:<14} helper {helper:<14} {}", ways.join(" > ")).unwrap();
                }
            }
        }
    }
    compare("tests/golden/rescue-guide.txt", &text);
}
