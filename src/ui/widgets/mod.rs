//! The house's own widgets: named for screen readers, coloured by tokens, aware of nothing but what they draw.

mod activity_picker;
mod button;
mod chart;
mod field;
mod finder;
mod layout;
mod levels;
mod link_picker;
mod list;
mod marked;
mod privacy;
mod rows;
mod sheet;
mod star;
mod suggestions;

pub use activity_picker::ActivityPicker;
pub use button::{
    chip, icon, icon_button, in_sight, link_button, primary_button, removable_chip, soft_button,
    toggle,
};
pub use chart::{bar, fraction, level_dots, ring};
pub use field::{
    Errors, choice, combo, date_field, days_field, duration_field, problem, prose, secret_field,
    text_field,
};
pub use finder::{Finder, Match, Question};
pub use layout::{
    Pane, bare_page, card, columns_if, details_title, empty, hairline, heading, is_beside, line,
    list_and_details, list_card, narrow, page, pair, perhaps, prose_width, stat_line,
};
pub use levels::{Levels, Ratings, level_bar, level_key, level_names, ratings_chart};
pub use link_picker::{LinkPicker, link_name};
pub use list::{Row, by_arrows, figure, row, title_over};
pub use marked::marked;
pub use privacy::{identifiers, warning};
pub use rows::{Long, carry, long_keys, long_rows, rows};
pub use sheet::sheet;
pub use star::star;
pub use suggestions::{Asked, Suggestions, quoted};
