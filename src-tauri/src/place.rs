//! Where the window stands on the screen, kept from one start to the next.

use risala_engine::Lang;
use risala_engine::api;
use risala_engine::api::preferences::Place;
use tauri::{Manager, PhysicalPosition, PhysicalSize, Runtime, Window};

use crate::Desk;

/// Smallest width and height that a window is given again.
const LEAST: (u32, u32) = (640, 480);

/// Keeps where the window stands as it closes. A window that cannot tell keeps the place it had.
pub fn keep<R: Runtime>(window: &Window<R>) {
    let Some(desk) = window.try_state::<Desk>() else { return };
    let (Ok(size), Ok(position)) = (window.inner_size(), window.outer_position()) else { return };
    let maximized = window.is_maximized().unwrap_or_default();
    let before = desk.preferences().place;
    let place = match before {
        // The size it will have when it no longer fills the screen.
        Some(before) if maximized => Place { maximized, ..before },
        _ => Place { x: position.x, y: position.y, width: size.width, height: size.height, maximized },
    };
    // The next window stands where they come; nothing else is lost.
    let _ = api::keep_preferences(Some(desk.data()), &desk.stand(place), Lang::En);
}

/// Makes a window that never stood anywhere no larger than its screen.
pub fn fit<R: Runtime>(window: &Window<R>) {
    let (Ok(Some(monitor)), Ok(size)) = (window.current_monitor(), window.inner_size()) else { return };
    let space = monitor.work_area().size;
    let fitting = PhysicalSize::new(size.width.min(space.width), size.height.min(space.height));
    if fitting != size {
        // What the system does not allow is left as it is.
        let _ = window.set_size(fitting);
        let _ = window.set_position(monitor.work_area().position);
    }
}

/// Puts the window where it stood, if a screen is still there.
pub fn restore<R: Runtime>(window: &Window<R>, place: Place) {
    let size = PhysicalSize::new(place.width.max(LEAST.0), place.height.max(LEAST.1));
    let monitors = window.available_monitors().unwrap_or_default();
    let is_seen = monitors.iter().any(|monitor| {
        let (at, space) = (monitor.position(), monitor.size());
        let right = at.x.saturating_add_unsigned(space.width);
        let bottom = at.y.saturating_add_unsigned(space.height);
        (at.x..right).contains(&place.x.saturating_add(40)) && (at.y..bottom).contains(&place.y.saturating_add(10))
    });
    // What the system does not allow is left as it is.
    let _ = window.set_size(size);
    if is_seen {
        let _ = window.set_position(PhysicalPosition::new(place.x, place.y));
    }
    if place.maximized {
        let _ = window.maximize();
    }
}
