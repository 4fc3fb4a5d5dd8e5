package register

import "strings"

// meaning is what a word says of a facility; a phrase gathers several.
type meaning uint16

const (
	neutral  meaning = 1 << iota // belongs to names of facilities, and tells no kind
	numberOf                     // "No.", "номер"
	preTrial
	prison
	colony
	juvenile
	open
	settlement // a colony-settlement, which is no colony of the register
	holdingCell
	kgb
	mental
)

// vocabulary are the words of the three languages and the usual abbreviations;
// a star stands for any ending. "CT" and "BK" are СТ and ВК typed in Latin letters.
var vocabulary = []struct {
	means meaning
	words string
}{
	{neutral, "trial detention центр* цэнтр* center* centre* facilit* institution* type тип* тып* изол* ізал* izol*"},
	{neutral, "испр* папр* correct* penal karn* учрежд* устан* режим* рэжым* regime республ* рэспубл* republic*"},
	{neutral, "общ* агул* general строг* strict особ* асоб* special усил* узмоцн* женск* жаноч* wom* sample узорн* учебн*"},
	{numberOf, "n no nr num number номер* нумар*"},
	{preTrial, "СИЗО СІЗА SIZO SIZA pre pretrial remand* следст* следч* sledst* sledcz* areszt* untersuchungs* investigat*"},
	{prison, "СТ ST CT prison prisons jail gefangnis* wiezien* тюрьм* тюрем* турм* турэм* turm* tyurm*"},
	{colony, "ИК ПК IK PK колони* калоні* colon* kalon* strafkolon* frauenkolon*"},
	{juvenile, "ВК VK BK воспит* выхав* juven* minors educational несоверш* непаўнал*"},
	{open, "ИУОТ ПУАТ IUOT PUAT УОТ open откры* адкры*"},
	{settlement, "КП KP ИКП посел* пасял* settle*"},
	{holdingCell, "ИВС ІЧУ IVS temporar* времен* часов*"},
	{kgb, "КГБ КДБ KGB KDB"},
	{mental, "mental психическ* псіхічн*"},
}

type entry struct {
	word  string // folded
	stem  bool   // any ending may follow
	means meaning
}

// words is the vocabulary by first letter.
var words = func() (index [128][]entry) {
	for _, v := range vocabulary {
		for w := range strings.FieldsSeq(v.words) {
			e := entry{word: fold(w), stem: strings.HasSuffix(w, "*"), means: v.means}
			index[e.word[0]] = append(index[e.word[0]], e)
		}
	}
	return index
}()

// meaning is what the scanned word says; 0 where it is strange.
func (s *scanner) meaning() meaning {
	w := s.word()
	if len(w) == 0 {
		return 0
	}
	for _, e := range words[w[0]] {
		if len(w) < len(e.word) || string(w[:len(e.word)]) != e.word || (len(w) > len(e.word) && !e.stem) {
			continue
		}
		if e.word == "st" && s.dotted {
			return 0 // "ст. Доманово", "ст. 342", "st." are a station, an article, a street
		}
		return e.means
	}
	return 0
}
