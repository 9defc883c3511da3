//! The page of a site that has never been built: its errors and nothing else.

/// A whole page round the band.
pub(super) fn error_page(band: &str) -> String {
    format!(
        "<!DOCTYPE html>\n\
         <html lang=\"en\">\n\
         <head>\n\
         <meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n\
         <title>Not built yet · Variorum</title>\n\
         <link rel=\"stylesheet\" href=\"/~variorum/preview.css\">\n\
         </head>\n\
         <body class=\"variorum-alone\">\n\
         <main class=\"variorum-band\">\n\
         {band}</main>\n\
         </body>\n\
         </html>\n"
    )
}
