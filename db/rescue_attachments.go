package db

import (
	"database/sql"

	"vestka/app"
)

// mendAttachments makes attachments of which something is lost such that the rest
// can be opened: zeros stand where a piece is missing. One of which nothing but
// its content is left is named after its number, and its kind is seen from how it
// begins.
func (f *filling) mendAttachments() error {
	if f.table("attachment") == nil { // the store is of before there were any
		return nil
	}
	err := f.exec(`
UPDATE attachment SET
    size = (SELECT coalesce(sum(length(bytes)), 0) FROM attachment_part WHERE attachment = attachment.id),
    kind = (SELECT CASE WHEN substr(bytes, 1, 2) = x'FFD8' THEN 'jpeg' WHEN substr(bytes, 2, 3) = CAST('PNG' AS BLOB) THEN 'png'
        WHEN substr(bytes, 9, 4) = CAST('WEBP' AS BLOB) THEN 'webp' ELSE 'pdf' END FROM attachment_part WHERE attachment = attachment.id ORDER BY nr LIMIT 1),
    name = CAST(id AS TEXT)
WHERE kind = '' AND EXISTS (SELECT 1 FROM attachment_part WHERE attachment = attachment.id)`)
	if err != nil {
		return err
	}
	type hollow struct{ id, size, has int64 }
	var all []hollow
	err = f.each(func(rows *sql.Rows) error {
		var h hollow
		err := rows.Scan(&h.id, &h.size, &h.has)
		all = append(all, h)
		return err
	}, `SELECT id, size, coalesce((SELECT sum(length(bytes)) FROM attachment_part WHERE attachment = attachment.id), 0) AS has
		FROM attachment WHERE size <> has ORDER BY id`)
	for _, h := range all {
		if err != nil {
			return err
		}
		f.tables["attachment"].Hollow++
		f.hollow = append(f.hollow, app.AttachmentID(h.id))
		if h.has == 0 {
			err = f.exec("UPDATE attachment SET size = 0 WHERE id = ?", h.id)
			continue
		}
		err = f.fillUp(h.id, h.size)
	}
	return err
}

// fillUp puts zeros where a piece of an attachment is missing, or ends it where
// it is longer than it says.
func (f *filling) fillUp(id, size int64) error {
	for nr, left := int64(1), size; left > 0; nr, left = nr+1, left-partSize {
		err := f.exec("INSERT INTO attachment_part (attachment, nr, bytes) VALUES (?, ?, zeroblob(?)) ON CONFLICT DO NOTHING", id, nr, min(left, partSize))
		if err != nil {
			return err
		}
	}
	return f.exec(`
UPDATE attachment SET size = (SELECT coalesce(sum(length(bytes)), 0) FROM attachment_part WHERE attachment = attachment.id) WHERE id = ?`, id)
}
