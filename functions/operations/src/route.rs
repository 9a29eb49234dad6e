//! The dispatcher: a route for every declared operation. An operation without a handler does not compile.

use crate::bank::Bank;
use crate::pipeline::{self, Answered, Effects, Endpoint, Source, Told};
use futures::future::BoxFuture;
use shared::domain::access::AccessFloor;
use shared::operations::{Declaration, Method};
use std::collections::BTreeMap;

/// A request with its body read.
pub type HttpRequest = http::Request<Vec<u8>>;

/// Runs an operation, known by its reference.
pub(crate) type Run =
    for<'a> fn(&'a Bank, &'a HttpRequest, Source, &'a str, &'a mut Effects) -> BoxFuture<'a, Told>;

/// An operation and how it is run.
#[derive(Clone, Copy)]
pub struct Route {
    /// Its declaration.
    pub declaration: Declaration,
    run: Run,
}

impl Route {
    fn of<O: Endpoint>() -> Self {
        Self {
            declaration: O::DECLARATION,
            run: |bank, request, source, reference, effects| {
                Box::pin(pipeline::run::<O>(bank, request, source, reference, effects))
            },
        }
    }

    /// Answers a request.
    pub async fn answer(&self, bank: &Bank, request: HttpRequest, source: Source) -> Answered {
        pipeline::respond(bank, self.declaration.name, request, source, self.run).await
    }
}

macro_rules! register {
    ($table:ident; $($operation:ty),+ $(,)?) => { $table.extend([$(Route::of::<$operation>()),+]); };
}

/// Every route, in the order of the catalogue.
#[must_use]
pub fn routes() -> Vec<Route> {
    let mut table = Vec::new();
    shared::for_each_operation!(register, table);
    table
}

/// Routes by path, for a server that runs the whole catalogue.
#[derive(Clone)]
pub struct Dispatcher {
    routes: BTreeMap<&'static str, Route>,
}

impl Dispatcher {
    /// All operations that `source` may reach: the bank's own have no public route.
    #[must_use]
    pub fn new(source: Source) -> Self {
        let reachable =
            |route: &Route| (route.declaration.access == AccessFloor::Bank) == (source == Source::Bank);
        Self {
            routes: routes()
                .into_iter()
                .filter(reachable)
                .map(|route| (route.declaration.path, route))
                .collect(),
        }
    }

    /// The route of a path, called the way it is declared.
    #[must_use]
    pub fn find(&self, method: &http::Method, path: &str) -> Option<&Route> {
        self.routes.get(path).filter(|route| match route.declaration.method {
            Method::Get => method == http::Method::GET,
            Method::Post => method == http::Method::POST,
        })
    }
}
