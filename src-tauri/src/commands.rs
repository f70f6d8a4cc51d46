//! The handlers: one for every line of the command table, each of them a call into the app.

use tauri::{AppHandle, State};
use unmoor_app::fault::Fault;
use unmoor_app::view::*;

use crate::everything::*;
use crate::files::*;
use crate::projector::{self, *};
use crate::report::*;
use crate::shared::Shared;
use crate::window::*;

macro_rules! handlers {
    (app { $($name:ident($request:ty) -> $response:ty;)* } window { $($window:ident($a:ty) -> $b:ty;)* }) => {
        $(
            #[tauri::command(async)]
            fn $name(app: AppHandle, shared: State<'_, Shared>, req: $request) -> Result<$response, Fault> {
                let answer = shared.app().$name(req);
                shared.app().back_up_when_due();
                projector::tell(&app, &shared);
                answer
            }
        )*

        /// Answers every command of the table.
        pub(crate) fn handler() -> impl Fn(tauri::ipc::Invoke) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($name,)* $($window,)*]
        }
    };
}

unmoor_app::with_commands!(handlers);
