package db

import (
	"database/sql"
	"encoding/json"
	"strconv"

	"vestka/app"
)

// words are the lists of words by which rows of lists are packed, by their numbers.
// A list that is lost is a rescued store's: what it named has its number for a name
// until the next import.
type words map[int64][]string

func readWords(t tx) (words, error) {
	all := words{}
	return all, t.each(func(rows *sql.Rows) error {
		var id int64
		var packed []byte
		if err := rows.Scan(&id, &packed); err != nil {
			return err
		}
		var list []string
		if json.Unmarshal(packed, &list) != nil {
			return errRow
		}
		all[id] = list
		return nil
	}, "SELECT id, words FROM record_words")
}

// list is one of them.
func (w words) list(id int64) []string {
	list, there := w[id]
	if !there {
		list = make([]string, mostLostWords)
		for i := range list {
			list[i] = "№ " + strconv.Itoa(i)
		}
		w[id] = list
	}
	return list
}

// unpack reads a row that was packed with a list of words.
func (w words) unpack(id int64, packed string, cells bool) (app.Record, error) {
	r, err := app.Unpack(w.list(id), packed, cells)
	if err != nil {
		err = errRow
	}
	return r, err
}

// mostLostWords is how many words of a lost list are told apart.
const mostLostWords = 1000

// wordsWriter finds the numbers of lists of words, and writes those that are new.
type wordsWriter struct {
	ids  map[string]int64 // by what is written of a list
	rows *app.Rows        // whose words were looked for last
	id   int64
}

func (w *wordsWriter) of(t tx, rows *app.Rows) (int64, error) {
	if w.rows == rows {
		return w.id, nil
	}
	list, err := json.Marshal(rows.Words())
	if err != nil {
		return 0, err
	}
	id := w.ids[string(list)]
	if id == 0 {
		_, err = t.find([]any{&id}, "SELECT id FROM record_words WHERE words = ?", list)
	}
	if err == nil && id == 0 {
		id, err = t.insert("INSERT INTO record_words (words) VALUES (?)", list)
	}
	if w.ids == nil {
		w.ids = map[string]int64{}
	}
	w.ids[string(list)], w.rows, w.id = id, rows, id
	return id, err
}
