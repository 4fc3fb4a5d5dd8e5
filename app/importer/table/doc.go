// Package table reads whatever file an office keeps its list in, as rows of
// cells. It knows nothing of what the cells say.
//
// [Open] finds out what the file is: not by its name, but by what is in it.
// Whatever it finds out stands in [Detected], with what it is not sure of, so
// that a person can see it and say otherwise in [Settings]. [Table.Next] then
// reads row by row; only what is said below is held in memory as a whole.
//
// # Formats
//
//   - CSV and TSV, with any separator of one character and any quotes. The
//     separator is the one that splits most rows into as many cells; Excel's
//     line "sep=;" is obeyed. Quotes that were never closed, or never meant, are
//     taken as letters in the one way that makes sense of the rows around them.
//     The charset is found by byte order marks, by whether the bytes are UTF-8,
//     and else by how often the letters are met in Belarusian, Russian and
//     Ukrainian in each of seven charsets. (Of 200 samples of five Belarusian
//     words in windows-1251 that is right about all; github.com/wlynxg/chardet
//     1.0.5 was about 140, and of 100 words about 179.)
//   - XLSX. A number is a date where its format shows one, in the system of 1900
//     or of 1904. All cells of a merged block say what its first says. Formulas
//     count by the value that was saved with them. The texts that cells share
//     are held in memory, the worksheets never. The usual libraries either read
//     a worksheet as a whole or, read as a stream, tell nothing of formats and
//     merged cells, and bring net/http along; this package reads 100,000 rows in
//     a quarter of the time (0.5 s against 2.2 s of excelize 2.11.1).
//   - JSON: a list of objects, objects one after the other, objects by their keys,
//     which then are the column "#", or lists somewhere inside an object, each of
//     which is a worksheet. What stands in an object inside is named "a/b"; several
//     values are joined with "; ". A list of lists is a table like one of CSV.
//   - HTML: every table of the page is a worksheet, named by its caption or the
//     heading before it. Links and data- attributes of cells, of what is in
//     them, and of rows are columns of their own, behind the others: "Name/href",
//     "Name/data-address", "data-id". Cells that span are repeated.
//   - vCard 2.1, 3.0 and 4.0, a card a row. Parts of names and addresses are
//     columns of their own: "N/family", "ADR/city"; a second address is
//     "ADR (2)/city". A date without a year is written "--07-07". Pictures are left
//     out. (github.com/emersion/go-vcard knows neither the encodings nor the
//     charsets of version 2.1, and drops lines that it does not understand.)
//
// JSON, HTML and vCard are read twice, since what columns there are is known
// only at their end. Old spreadsheets (.xls), those of OpenDocument (.ods) and
// those under a password are refused, with advice.
//
// # What is damaged
//
// No row is lost and none ends the reading. A cell that is damaged is given as
// well as it can be, and [Row.Problems] says what is wrong with it; what cannot
// be split into cells at all is given in [Row.Raw]. Only a file whose container
// is broken, such as a spreadsheet that was not downloaded to its end, or that
// lies beyond all bounds (256 MiB; a row of 4 MiB; 1000 columns; what an archive
// unpacks to), is refused, with one sentence.
package table
