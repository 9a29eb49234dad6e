//! The bank's stock of devices: sent in parts, staged, in stock all at once, and given to contracts.

mod assign;
mod files;
pub mod office;
mod refused;
mod resumed;

use crate::harness::{Actor, Company, DESK_DEVICES, csv};
use office::{File, Office};
use shared::operations::desk::{DeskImport, DeskStock, StockImport, StockPage};
use shared::operations::proof::Proof;

/// Everything that is done with the stock, with what is wrong first and what is right then.
pub async fn tour(company: &Company, office: &Office) {
    // More than one transaction stages.
    let serials = office::serials(40);
    let file = File::csv(office, csv(&serials.iter().map(String::as_str).collect::<Vec<_>>()));
    assert_eq!(office::on(&office.clerk, &file).await.told(), "denied not_begun");
    office.sends(&file).await;
    let wrong =
        Proof { otp: company.world.shelf.wrong_codes(DESK_DEVICES[0]).next(), ..office.clerk.confirmed() };
    let told = office.clerk.send::<DeskImport>(&file.import(false), &wrong).await.told();
    assert_eq!(told, "proof second_factor wrong 9");
    assert!(!office.brings(&file).await.live, "there is more to stage");
    while !office::on(&office.colleague, &file).await.output::<StockImport>().live {}
    let stock = office.clerk.get::<DeskStock>(&StockPage::default()).await;
    assert!(stock.rows.iter().any(|row| row.serial.as_str() == serials[0]));
}
