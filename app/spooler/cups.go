package spooler

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// cups prints by the commands of CUPS, which Linux, the BSDs and macOS have.
type cups struct{ run runner }

// Queues asks for the names, the default and the state of the printers. The answers
// are those of the language C, which do not change.
func (c cups) Queues(ctx context.Context) ([]Queue, error) {
	out, err := c.run(ctx, nil, "lpstat", "-e")
	if err != nil {
		return nil, err
	}
	standard, err := c.run(ctx, nil, "lpstat", "-d")
	if err != nil {
		return nil, err
	}
	_, first, _ := strings.Cut(string(standard), ": ")
	first = strings.TrimSpace(first)
	var queues []Queue
	for _, name := range strings.Fields(string(out)) {
		q := Queue{Name: name, Default: name == first, Ready: true}
		// A printer that was found in the network and not asked yet has no settings.
		if settings, err := c.run(ctx, nil, "lpoptions", "-p", name); err == nil {
			all := settingsOf(string(settings))
			q.About = all["printer-info"]
			q.Ready = all["printer-is-accepting-jobs"] != "false" && all["printer-state"] != stateStopped
		}
		if q.About == name {
			q.About = ""
		}
		if queues = append(queues, q); q.Default {
			copy(queues[1:], queues)
			queues[0] = q
		}
	}
	return queues, nil
}

// stateStopped is the state of a printer that somebody has to start again (RFC 8011, 5.4.11).
const stateStopped = "5"

// settingsOf reads what lpoptions prints: words of the form name=value, where a value
// with spaces stands in quotes and \ takes the next sign as it is.
func settingsOf(text string) map[string]string {
	all := map[string]string{}
	var word []byte
	quote, taken := byte(0), false
	end := func() {
		if name, value, ok := strings.Cut(string(word), "="); ok {
			all[name] = value
		}
		word = word[:0]
	}
	for i := range len(text) {
		switch b := text[i]; {
		case taken:
			word, taken = append(word, b), false
		case b == '\\':
			taken = true
		case quote != 0 && b == quote:
			quote = 0
		case quote == 0 && (b == '\'' || b == '"'):
			quote = b
		case quote == 0 && (b == ' ' || b == '\n'):
			end()
		default:
			word = append(word, b)
		}
	}
	end()
	return all
}

// Offer reads the trays and whether the printer can print both sides.
func (c cups) Offer(ctx context.Context, queue string) (Offer, error) {
	out, err := c.run(ctx, nil, "lpoptions", "-p", queue, "-l")
	if err != nil {
		return Offer{}, err
	}
	var o Offer
	for line := range strings.Lines(string(out)) {
		what, values, _ := strings.Cut(line, ":")
		option, _, _ := strings.Cut(what, "/")
		switch option {
		case "InputSlot":
			o.Trays = choices(values)
		case "Duplex", "sides":
			for _, v := range choices(values) {
				o.TwoSided = o.TwoSided || v.Name == "DuplexNoTumble" || v.Name == string(LongEdge)
			}
		}
	}
	return o, nil
}

// choices reads values, of which the one that counts has a star.
func choices(values string) []Choice {
	var all []Choice
	for _, v := range strings.Fields(values) {
		name, chosen := strings.CutPrefix(v, "*")
		all = append(all, Choice{Name: name, Default: chosen})
	}
	return all
}

// Print sends the document as it is, in its own size: what is scaled to fit does
// not meet the marks.
func (c cups) Print(ctx context.Context, doc Document) (string, error) {
	args := []string{"-d", doc.Queue, "-n", strconv.Itoa(max(doc.Copies, 1)), "-t", doc.Title, "-o", "print-scaling=none", "-o", "media=" + media(doc.W, doc.H)}
	if doc.Tray != "" {
		args = append(args, "-o", "InputSlot="+doc.Tray)
	}
	if doc.Sides != "" {
		args = append(args, "-o", "sides="+string(doc.Sides))
	}
	if doc.Copies > 1 {
		args = append(args, "-o", "collate=true")
	}
	out, err := c.run(ctx, doc.PDF, "lp", append(args, "--", "-")...)
	if err != nil {
		return "", err
	}
	return requestID(string(out)), nil
}

// NeedsFile is false: a document goes through a pipe, and leaves no file.
func (cups) NeedsFile() bool { return false }

// requestID is that of "request id is NAME-12 (0 file(s))".
func requestID(said string) string {
	_, rest, found := strings.Cut(said, "request id is ")
	if fields := strings.Fields(rest); found && len(fields) > 0 {
		return fields[0]
	}
	return ""
}

// papers are the names of sizes (PWG 5101.1), upright, in tenths of a millimetre.
var papers = map[[2]int]string{
	{2970, 4200}: "iso_a3_297x420mm", {2100, 2970}: "iso_a4_210x297mm", {1480, 2100}: "iso_a5_148x210mm", {1050, 1480}: "iso_a6_105x148mm",
	{1100, 2200}: "iso_dl_110x220mm", {1140, 1620}: "iso_c6_114x162mm", {1620, 2290}: "iso_c5_162x229mm",
	{2159, 2794}: "na_letter_8.5x11in",
}

// media is the name of the paper for pages of a size, mm. Paper has one name however
// it lies: the printer turns the page.
func media(w, h float64) string {
	w, h = min(w, h), max(w, h)
	if name, known := papers[[2]int{int(math.Round(w * 10)), int(math.Round(h * 10))}]; known {
		return name
	}
	return fmt.Sprintf("Custom.%sx%smm", decimal(w), decimal(h))
}

func decimal(v float64) string {
	return strconv.FormatFloat(math.Round(v*10)/10, 'f', -1, 64)
}

// runner runs a command with an input and gives what it says.
type runner func(ctx context.Context, in io.Reader, name string, args ...string) ([]byte, error)

// said is the first line of what a command complained of.
func said(stderr []byte) string {
	line, _, _ := bytes.Cut(bytes.TrimSpace(stderr), []byte("\n"))
	return string(line)
}
