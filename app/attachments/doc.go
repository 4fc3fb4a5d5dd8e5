// Package attachments takes files of the user's own into the store and out of it:
// scans, photos, receipts. What a file is its content says, not its name. A picture
// loses what its file says of the place, the camera, the time and the program,
// unless the user wants it kept; its dots stay as they are, byte for byte. What
// remains is what colours depend on (a colour profile may name the screen that it
// was made for), how the camera held the picture, and how large a scan is. A PDF is
// kept as it is.
package attachments
