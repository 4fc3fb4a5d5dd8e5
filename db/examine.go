package db

import (
	"context"
	"errors"

	"vestka/db/vault"
)

// Damage is what can be told about a store that is damaged.
type Damage struct {
	Sealed   bool
	Kinds    []Kind // of what is damaged
	Readable bool   // some of it can be read
}

// Examine looks through a damaged store, which nobody may have open, and changes
// nothing. Without the passphrase of a sealed one only that is told. The errors
// are those of Open.
func Examine(ctx context.Context, path string, opts Options) (d Damage, err error) {
	how, err := lookAt(path)
	if err != nil {
		return d, storeError(err)
	}
	if d.Sealed = how == sealed; d.Sealed && opts.Passphrase == "" {
		d.Readable = true // as far as can be told
		return d, nil
	}
	err = damagedStore(path, opts.Passphrase, func(path string, layer *vault.Layer) error {
		return d.look(ctx, path, layer)
	})
	return d, err
}

func (d *Damage) look(ctx context.Context, path string, layer *vault.Layer) (err error) {
	pages, err := layer.Pages(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, pages.Close()) }()
	w, err := lookThrough(ctx, pages, migrations())
	if err != nil {
		return err
	}
	var r RescueReport
	for _, t := range w.tables {
		if leftOut[t.name] {
			continue
		}
		d.Readable = d.Readable || w.Has(t.name)
		r.Tables = append(r.Tables, RescuedTable{Table: t.name, Damaged: w.damaged(t.name)})
	}
	for _, k := range r.Kinds() {
		d.Kinds = append(d.Kinds, k.Kind)
	}
	return nil
}

// damaged reports that a page of the table or of one of its indexes is.
func (w *wreck) damaged(table string) bool {
	is := w.Damaged(table)
	for _, x := range w.indexes {
		is = is || x.table == table && w.Damaged(x.name)
	}
	return is
}
