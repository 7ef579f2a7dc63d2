//! What a finished drawing shows.
