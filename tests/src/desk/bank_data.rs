//! What the bank says to everybody: banner and contacts.

use super::sample;
use crate::harness::{Actor, Desk, Post, Stranger, World};
use serde_json::json;
use shared::operations::bank::{About, BankAbout, Contacts};
use shared::operations::desk::{
    BankDataView, DeskBankData, DeskSetBanner, DeskSetContacts, PublicData, SetBanner,
};
use shared::operations::proof::{Empty, Proof};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn everybody_reads_the_banner_and_the_contacts_that_the_desk_set() {
    // Source: issue 4, item 3 "a notice banner for all customers; the bank's contacts".
    let world = World::new().await;
    let (desk, stranger) = (Desk::open(&world).await, Stranger(world.clone()));
    let about: About = stranger.get::<BankAbout>(&Empty {}).await;
    assert_eq!((about.banner, about.contacts.telephone.as_str()), (None, "0120-000-000"));
    let banner: SetBanner = sample("desk.set-banner");
    let set = desk.clerk.send::<DeskSetBanner>(&banner, &desk.clerk.next_proof()).await;
    assert_eq!(set.output::<PublicData>().banner, banner.banner);
    let contacts: Contacts = sample("desk.set-contacts");
    let clerk = desk.clerk.send::<DeskSetContacts>(&contacts, &desk.clerk.next_proof()).await;
    assert_eq!(clerk.told(), "not_allowed", "contacts take an approver: a wrong number is a trap");
    let set = desk.approver.send::<DeskSetContacts>(&contacts, &desk.approver.next_proof()).await;
    assert_eq!(set.told(), "done");
    let about: About = stranger.get::<BankAbout>(&Empty {}).await;
    assert_eq!((about.banner, about.contacts.telephone.as_str()), (banner.banner.clone(), "0120-111-111"));
    let data: BankDataView = desk.auditor.get::<DeskBankData>(&Empty {}).await;
    assert_eq!(data.public.banner, banner.banner);
    let names: Vec<_> = data.policies.iter().map(|policy| policy.name.as_str()).collect();
    assert_eq!(names, ["desk", "seventyseven"]);
    let away = desk.clerk.send::<DeskSetBanner>(&SetBanner { banner: None }, &desk.clerk.next_proof()).await;
    assert_eq!(away.output::<PublicData>().banner, None);
    let again = desk.clerk.send::<DeskSetBanner>(&SetBanner { banner: None }, &desk.clerk.next_proof()).await;
    assert_eq!((again.told(), again.figures.hashes), ("denied nothing_changed".into(), 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mails_name_the_contacts_of_the_day() {
    let company = crate::harness::Company::new().await;
    let desk = Desk::open(&company.world).await;
    let post = Post::default();
    post.mails(&company.world).await;
    let contacts: Contacts = sample("desk.set-contacts");
    let set = desk.approver.send::<DeskSetContacts>(&contacts, &desk.approver.next_proof()).await;
    assert_eq!(set.told(), "done");
    assert_eq!(super::stops(&desk.clerk, "midori").await.told(), "done");
    let mails = post.mails(&company.world).await;
    assert!(!mails.is_empty() && mails.iter().all(|mail| mail.text.contains("0120-111-111")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_everybody_is_told_is_complete_and_plain() {
    // Source: architecture, invariant 9; bad input names what is wrong.
    let world = World::new().await;
    let desk = Desk::open(&world).await;
    for banner in [
        json!({ "ja": "お知らせ", "en": "" }),
        json!({ "ja": " ", "en": "x" }),
        json!({ "ja": "a\u{0007}", "en": "x" }),
        json!({ "ja": "あ".repeat(401), "en": "x" }),
    ] {
        let input: SetBanner = serde_json::from_value(json!({ "banner": banner })).unwrap();
        let answer = desk.clerk.send::<DeskSetBanner>(&input, &desk.clerk.next_proof()).await;
        assert_eq!((answer.told(), answer.figures.hashes), ("denied text".into(), 0));
    }
    let contacts: Contacts = sample("desk.set-contacts");
    let input = Contacts { telephone: "javascript:alert(1)".into(), ..contacts };
    let answer = desk.approver.send::<DeskSetContacts>(&input, &desk.approver.next_proof()).await;
    assert_eq!(answer.told(), "denied text");
    let unproved = desk.clerk.send::<DeskSetBanner>(&sample("desk.set-banner"), &Proof::default()).await;
    assert_eq!(unproved.told(), "proof confirmation_password missing");
    let halfway = desk.clerk.send::<DeskSetBanner>(&sample("desk.set-banner"), &desk.clerk.confirmed()).await;
    assert_eq!(halfway.told(), "proof second_factor missing");
}
