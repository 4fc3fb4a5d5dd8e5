package spooler

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
)

// windows prints by the program that opens PDFs there: Windows itself cannot print
// one. So no more than the printer can be chosen, and the file has to stay.
type windows struct {
	run func(ctx context.Context, env []string, script string) ([]byte, error)
}

// What is asked of PowerShell. Names are handed over beside the script, so that none
// is taken for a part of it.
const (
	listPrinters = `[Console]::OutputEncoding = [Text.Encoding]::UTF8
ConvertTo-Json -Compress -InputObject @(Get-CimInstance Win32_Printer | Select-Object Name, Default, WorkOffline)`
	printFile = `$ErrorActionPreference = 'Stop'
Start-Process -FilePath $env:VESTKA_FILE -Verb PrintTo -ArgumentList ('"' + $env:VESTKA_PRINTER + '"') -WindowStyle Hidden`
)

// Queues asks for the printers.
func (w windows) Queues(ctx context.Context) ([]Queue, error) {
	out, err := w.run(ctx, nil, listPrinters)
	if err != nil {
		return nil, err
	}
	var printers []struct {
		Name        string
		Default     bool
		WorkOffline bool
	}
	if err := json.Unmarshal(bytes.TrimPrefix(bytes.TrimSpace(out), []byte("\ufeff")), &printers); err != nil {
		return nil, notSpooled(err)
	}
	var queues []Queue
	for _, p := range printers {
		q := Queue{Name: p.Name, Default: p.Default, Ready: !p.WorkOffline}
		if p.Default {
			queues = append([]Queue{q}, queues...)
		} else {
			queues = append(queues, q)
		}
	}
	return queues, nil
}

// Offer is empty: nothing but the printer can be chosen.
func (windows) Offer(context.Context, string) (Offer, error) { return Offer{}, nil }

// Print has the user's program for PDFs print the file.
func (w windows) Print(ctx context.Context, doc Document) (string, error) {
	for range max(doc.Copies, 1) {
		if _, err := w.run(ctx, []string{"VESTKA_FILE=" + doc.File, "VESTKA_PRINTER=" + strings.ReplaceAll(doc.Queue, `"`, "")}, printFile); err != nil {
			return "", err
		}
	}
	return "", nil
}

// NeedsFile is true.
func (windows) NeedsFile() bool { return true }
