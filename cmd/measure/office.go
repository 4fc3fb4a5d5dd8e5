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
	"syscall"
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

// against times a command against reading the file with encoding/csv, in turn, and
// tells how many times longer it takes, by the clock and in processor time, and the
// peak of its memory. On a machine with other work the latter is the figure to go by.
func against(label, path, before string, command []string) error {
	var reading, readingCPU, whole, wholeCPU []time.Duration
	var peak int64
	for range runs {
		cpu := ownCPU()
		took, err := readCSV(path)
		if err != nil {
			return err
		}
		reading, readingCPU = append(reading, took), append(readingCPU, ownCPU()-cpu)
		one, err := once(label, before, command)
		if err != nil {
			return err
		}
		whole, wholeCPU, peak = append(whole, one.took), append(wholeCPU, one.cpu), max(peak, one.peak)
	}
	times := func(a, b []time.Duration) string {
		slices.Sort(a)
		slices.Sort(b)
		return fmt.Sprintf("%6.2f s, %5.1f times encoding/csv (%.3f s)", b[runs/2].Seconds(), float64(b[runs/2])/float64(a[runs/2]), a[runs/2].Seconds())
	}
	_, err := fmt.Fprintf(os.Stdout, "%s\n    clock      %s\n    processor  %s\n    %d MB\n", label, times(reading, whole), times(readingCPU, wholeCPU), peak*1024/1_000_000)
	return err
}

// ownCPU is the processor time that this program has taken.
func ownCPU() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
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
