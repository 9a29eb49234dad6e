//! Importing devices: all or none, unseen until they are live.

mod crashes;
mod files;

use crate::harness::{Actor, Answer, Company, Stranger, World, import_of};
use shared::operations::bank::{BankImportTokens, ImportReport, ImportTokens};
use shared::operations::proof::{Empty, Proof};
use shared::operations::tokens::{TokenList, TokensList};
use std::sync::Arc;

async fn import(world: &Arc<World>, input: &ImportTokens) -> Answer {
    Stranger(world.clone()).send::<BankImportTokens>(input, &Proof::default()).await
}

async fn report(world: &Arc<World>, contract: &str, file: &str) -> ImportReport {
    import(world, &import_of(contract, file)).await.output()
}

/// The serials that an administrator of the company sees.
async fn seen(company: &Company) -> Vec<String> {
    let list: TokenList = company.administrator.get::<TokensList>(&Empty {}).await;
    list.tokens.iter().map(|token| token.serial.to_string()).collect()
}
