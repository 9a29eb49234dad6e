//! The list as a file.

use kit::csv::Sheet;
use kit::i18n::{Locale, td_string};
use kit::{clock, texts, time_text};
use shared::domain::instant::CivilDate;
use shared::operations::users::UserRow;

/// Has the browser keep what is found, in its order.
pub fn save(locale: Locale, users: &[UserRow]) {
    let mut sheet = Sheet::new([
        td_string!(locale, users.list.user),
        td_string!(locale, users.list.login_id),
        td_string!(locale, users.new.role),
        td_string!(locale, users.list.states),
        td_string!(locale, users.new.mail),
        td_string!(locale, users.list.serial),
        td_string!(locale, users.list.last_sign_in),
    ]);
    for user in users {
        sheet.row([
            user.name.to_string(),
            user.login_id.to_string(),
            texts::role(locale, user.role),
            states(locale, user),
            user.mail.to_string(),
            user.serial.as_ref().map(|serial| serial.grouped()).unwrap_or_default(),
            user.last_sign_in.map(|at| time_text::moment(locale, at)).unwrap_or_default(),
        ]);
    }
    sheet.save(&format!("users-{}.csv", CivilDate::in_japan(clock::server_now())));
}

fn states(locale: Locale, user: &UserRow) -> String {
    let words: Vec<String> =
        user.states.iter().map(|chip| texts::service_state(locale, chip.state).1).collect();
    if words.is_empty() {
        return td_string!(locale, users.state_word.available).to_string();
    }
    words.join(td_string!(locale, common.list_comma))
}
