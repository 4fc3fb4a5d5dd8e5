package main

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"time"
)

// office writes an invented list as an organisation might keep it, in no form
// that the program knows: semicolons, Russian headers, a description of some
// hundred letters, and some rows in a hundred with a slip. It is the same list every
// time; later everybody in ten has moved.
func office(rows, path string, later bool) (err error) {
	n, err := strconv.Atoi(rows)
	if err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(f)
	w := csv.NewWriter(out)
	w.Comma = ';'
	r := rand.New(rand.NewPCG(1, 4)) //nolint:gosec // the same list every time
	pick := func(words ...string) string { return words[r.IntN(len(words))] }
	header := []string{"Код", "Фамилия", "Имя", "Отчество", "Дата рождения", "Пол", "Дата задержания", "Дата приговора", "Статьи", "Наказание", "Где находится", "Откуда", "Кем работал", "О человеке"}
	_ = w.Write(header) // the writer remembers its first error
	for i := range n {
		born := fmt.Sprintf("%02d.%02d.%d", 1+r.IntN(28), 1+r.IntN(12), 1955+r.IntN(45))
		if r.IntN(100) == 0 {
			born = pick("31.02.1980", "неизвестно", "", "1980?")
		}
		row := []string{
			"BY-" + strconv.Itoa(100_000+i), pick("Купала", "КОЛАС", "Горецкий", "Пашкевич", "Богданович", "Танк", "Бядуля") + "-" + strconv.Itoa(i%997),
			pick("Иван", "Якуб", "Максим", "Алоиза", "Евгений"), pick("Иванович", "Михайлович", "", "Петровна"), born, pick("м", "ж", ""),
			fmt.Sprintf("%02d.%02d.%d", 1+r.IntN(28), 1+r.IntN(12), 2020+r.IntN(6)), fmt.Sprintf("%d год", 2021+r.IntN(5)),
			pick("ч. 1 ст. 342", "ст. 130, ст. 361", "ч. 2 ст. 364 УК"), strconv.Itoa(1+r.IntN(12)) + " лет колонии усиленного режима",
			fmt.Sprintf("ИК-%d, г. Пример, ул. Примерная, %d", 901+r.IntN(30), 1+r.IntN(90)), pick("Минск", "Гомель", "Брест", "Витебск", "Лида"),
			pick("учитель", "поэт", "врач", "программист", "студент"),
			pick("Любит читать и играть в шахматы, учит языки, пишет стихи.", "Был наблюдателем на выборах. Женат, двое детей.", "Просит писать о природе и присылать открытки с видами гор.") +
				" Запись № " + strconv.Itoa(i) + " составлена со слов родных и ждёт проверки; письма доходят не всегда, отвечает через несколько недель.",
		}
		if later && i%10 == 0 {
			row[10] = fmt.Sprintf("ИК-931, г. Пример, ул. Новая, %d", i%90)
		}
		_ = w.Write(row)
	}
	w.Flush()
	return errors.Join(w.Error(), out.Flush(), f.Close())
}

// against times a command against reading the file with encoding/csv, and tells
// how many times longer it takes and the peak of its memory.
func against(label, path, before string, command []string) error {
	var reading, whole []time.Duration
	var peak int64
	for range runs {
		took, err := readCSV(path)
		if err != nil {
			return err
		}
		reading = append(reading, took)
		lasted, most, err := once(label, before, command)
		if err != nil {
			return err
		}
		whole, peak = append(whole, lasted), max(peak, most)
	}
	slices.Sort(reading)
	slices.Sort(whole)
	a, b := reading[runs/2], whole[runs/2]
	_, err := fmt.Fprintf(os.Stdout, "%-52s %7.3f s  %.1f times encoding/csv (%.3f s)  %5d MB\n", label, b.Seconds(), float64(b)/float64(a), a.Seconds(), peak/1024)
	return err
}

// readCSV reads every row of the file, as plainly as it can be done.
func readCSV(path string) (time.Duration, error) {
	start := time.Now()
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer func() { _ = f.Close() }() // only read
	r := csv.NewReader(f)
	r.Comma = ';'
	for {
		if _, err := r.Read(); errors.Is(err, io.EOF) {
			return time.Since(start), nil
		} else if err != nil {
			return 0, err
		}
	}
}
