use crate::harness::Company;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_company_begins_its_work() {
    let company = Company::new().await;
    assert_eq!(company.master.person.contract, "midori");
}
