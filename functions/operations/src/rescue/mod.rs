mod guide;
mod what_if;
