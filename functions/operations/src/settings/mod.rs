mod change;
mod view;
