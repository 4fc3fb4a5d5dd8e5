package exporter

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"vestka/app"
)

// Entry is a transaction of a journal of plain text accounting.
type Entry struct {
	On       app.Date // to the day
	Payee    string
	Comment  []string // lines above the postings
	Tags     [][2]string
	Postings []Posting // each currency comes to nought
}

// Posting is an amount to an account.
type Posting struct {
	Account []string // from the widest to the narrowest
	Amount  app.Money
}

// WriteHledger writes a journal that hledger reads (https://hledger.org/hledger.html,
// “Journal”): the remarks at its head, then the entries. A decimal mark is declared, so
// that an amount of three places is not taken for thousands.
func WriteHledger(w io.Writer, remarks []string, entries []Entry) error {
	out := bufio.NewWriter(w) // remembers its first error
	for _, line := range remarks {
		fmt.Fprintf(out, "; %s\n", oneLine(line))
	}
	fmt.Fprint(out, "decimal-mark .\n")
	for _, code := range currencies(entries) {
		fmt.Fprintf(out, "commodity %s %s\n", example(code), code)
	}
	for _, e := range entries {
		fmt.Fprintf(out, "\n%s * %s\n", e.On, description(e.Payee))
		for _, line := range e.Comment {
			fmt.Fprintf(out, "    ; %s\n", withoutTag(oneLine(line)))
		}
		for _, tag := range e.Tags {
			fmt.Fprintf(out, "    ; %s: %s\n", tag[0], strings.ReplaceAll(withoutTag(oneLine(tag[1])), ",", " "))
		}
		for _, p := range e.Postings {
			fmt.Fprintf(out, "    %s  %s %s\n", account(p.Account), p.Amount.Plain(), p.Amount.Currency)
		}
	}
	return out.Flush()
}

func currencies(entries []Entry) (codes []string) {
	for _, e := range entries {
		for _, p := range e.Postings {
			if !slices.Contains(codes, p.Amount.Currency) {
				codes = append(codes, p.Amount.Currency)
			}
		}
	}
	slices.Sort(codes)
	return codes
}

// example shows with how many places a currency is written. Without places it still has
// the decimal mark, which hledger wants of a directive.
func example(code string) string {
	plain := app.Money{Currency: code}.Plain()
	if !strings.Contains(plain, ".") {
		plain += "."
	}
	return plain
}

// description is a text that hledger takes for nothing else: it ends at a semicolon, a
// bar parts it, and a bracket at its start is a code.
func description(text string) string {
	text = strings.Map(func(r rune) rune {
		switch r {
		case ';', '|':
			return ','
		case '(':
			return '['
		case ')':
			return ']'
		}
		return r
	}, oneLine(text))
	return strings.TrimLeft(text, "!* =")
}

// withoutTag keeps hledger from taking what a user wrote for a tag or a date.
func withoutTag(text string) string {
	return strings.NewReplacer(":", "∶", "[", "(", "]", ")").Replace(text)
}

// account is the name of an account: its parts are parted by colons, and two spaces
// would end it.
func account(parts []string) string {
	clean := make([]string, 0, len(parts))
	for _, p := range parts {
		if p = strings.Trim(strings.NewReplacer(":", " ", ";", " ", "(", "", ")", "", "[", "", "]", "").Replace(oneLine(p)), " "); p != "" {
			clean = append(clean, strings.Join(strings.Fields(p), " "))
		}
	}
	return strings.Join(clean, ":")
}

// oneLine is a text on one line without signs that cannot be seen.
func oneLine(text string) string {
	return strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return ' '
		}
		return r
	}, text)), " ")
}
