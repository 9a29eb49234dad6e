//! What the bank does once a day: here when the day in Japan changes, and when somebody moves the clock.

use crate::clock::MovableClock;
use http::header::CONTENT_TYPE;
use operations::bank::Bank;
use operations::pipeline::Source;
use operations::route::Dispatcher;
use ports::environment::Clock;
use shared::domain::instant::CivilDate;
use shared::operations::Operation;
use shared::operations::bank::BankExpireTokens;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Notify;

/// How often the wall clock is looked at.
const LOOK: Duration = Duration::from_secs(60);

/// Works at the start and on every day that comes; `moved` is rung when the clock was, and `mail` when there may be
/// some to carry.
pub async fn work(bank: Bank, clock: Arc<MovableClock>, moved: Arc<Notify>, mail: Arc<Notify>) {
    let mut done: Option<CivilDate> = None;
    loop {
        let today = CivilDate::in_japan(clock.now());
        if done != Some(today) {
            if expire(&bank).await {
                done = Some(today);
            }
            mail.notify_one();
        }
        tokio::select! {
            () = moved.notified() => {}
            () = tokio::time::sleep(LOOK) => {}
        }
    }
}

/// Runs the job through the bank's own door; whether it ran to its end.
async fn expire(bank: &Bank) -> bool {
    let declaration = BankExpireTokens::DECLARATION;
    let (dispatcher, post) = (Dispatcher::new(Source::Bank), http::Method::POST);
    let Some(route) = dispatcher.find(&post, declaration.path) else { return false };
    let request = http::Request::post(declaration.path).header(CONTENT_TYPE, "application/json");
    let Ok(request) = request.body(br#"{"input":{}}"#.to_vec()) else { return false };
    route.answer(bank, request, Source::Bank).await.response.status().is_success()
}
