//! At most so much slow work at a time, with a short queue before it.

use ports::credentials::CredentialError;
use std::sync::Arc;
use tokio::sync::Semaphore;

/// Admits slow work: some runs, some waits, the rest is turned away at once.
#[derive(Debug)]
pub(crate) struct Queue {
    running: Arc<Semaphore>,
    places: Arc<Semaphore>,
}

impl Queue {
    /// A queue in front of `at_once` workers, in which `waiting` more may stand.
    pub(crate) fn new(at_once: usize, waiting: usize) -> Self {
        let at_once = at_once.max(1);
        let places = at_once.saturating_add(waiting).min(Semaphore::MAX_PERMITS);
        Self { running: Arc::new(Semaphore::new(at_once)), places: Arc::new(Semaphore::new(places)) }
    }

    /// Whether there is a place.
    pub(crate) fn has_room(&self) -> bool {
        self.places.available_permits() > 0
    }

    /// Runs `work` on a thread where it may block, in its turn.
    ///
    /// # Errors
    /// [`CredentialError::Busy`] when the queue is full; [`CredentialError::Sealer`] when the work panicked.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, CredentialError> {
        let place = Arc::clone(&self.places).try_acquire_owned().map_err(|_| CredentialError::Busy)?;
        let turn = Arc::clone(&self.running).acquire_owned().await.map_err(|_| CredentialError::Busy)?;
        // The permits move with the work: a caller who gives up must not make room for more of it.
        let task = tokio::task::spawn_blocking(move || {
            let _held = (place, turn);
            work()
        });
        task.await.map_err(|_| CredentialError::Sealer("slow work ended early".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc;

    type TestResult = Result<(), Box<dyn std::error::Error>>;

    #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
    async fn one_runs_two_wait_and_the_next_is_turned_away() -> TestResult {
        // Source: architecture 4 "a semaphore of the cores, with a short queue and then 429".
        let queue = Arc::new(Queue::new(1, 2));
        let (go, wait) = mpsc::channel::<()>();
        let blocked = tokio::spawn({
            let queue = Arc::clone(&queue);
            async move { queue.run(move || wait.recv().is_ok()).await }
        });
        while queue.running.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        let waiting: Vec<_> = (0..2)
            .map(|n| {
                let queue = Arc::clone(&queue);
                tokio::spawn(async move { queue.run(move || n).await })
            })
            .collect();
        while queue.places.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(queue.run(|| ()).await, Err(CredentialError::Busy));

        go.send(())?;
        assert_eq!(blocked.await?, Ok(true));
        for (n, task) in waiting.into_iter().enumerate() {
            assert_eq!(task.await?, Ok(n));
        }
        assert_eq!(queue.run(|| 7).await, Ok(7), "room again");
        Ok(())
    }

    #[tokio::test]
    async fn work_that_was_given_up_keeps_its_place_until_it_ends() -> TestResult {
        let queue = Arc::new(Queue::new(1, 0));
        let (go, wait) = mpsc::channel::<()>();
        let (ended, end) = mpsc::channel::<()>();
        let given_up = tokio::spawn({
            let queue = Arc::clone(&queue);
            async move { queue.run(move || (wait.recv().is_ok(), ended)).await.map(|_| ()) }
        });
        while queue.running.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        given_up.abort();
        assert!(given_up.await.is_err());
        assert_eq!(queue.run(|| ()).await, Err(CredentialError::Busy), "the thread is still at it");
        go.send(())?;
        assert!(end.recv().is_err(), "its result is dropped when it ends");
        while queue.places.available_permits() == 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(queue.run(|| ()).await, Ok(()));
        Ok(())
    }
}
