package desk

import (
	"strings"

	"vestka/app"
	"vestka/i18n"
)

// Question is something that somebody who does not know how to begin can answer.
type Question string

// The questions for a first letter, in the order in which a letter tells of them.
// They follow public advice: introduce yourself, write about everyday life
// (DOMAIN.md 1.2).
const (
	AskWho    Question = "who"
	AskAround Question = "around"
	AskWeek   Question = "week"
	AskLike   Question = "like"
	AskNature Question = "nature"
	AskWish   Question = "wish"
)

// Questions are all of them.
var Questions = []Question{AskWho, AskAround, AskWeek, AskLike, AskNature, AskWish}

// MessageKey names the question for people.
func (q Question) MessageKey() string {
	switch q {
	case AskAround:
		return "desk.question.around"
	case AskWeek:
		return "desk.question.week"
	case AskLike:
		return "desk.question.like"
	case AskNature:
		return "desk.question.nature"
	case AskWish:
		return "desk.question.wish"
	default:
		return "desk.question.who"
	}
}

// HelpKey names what helps to answer.
func (q Question) HelpKey() string {
	switch q {
	case AskAround:
		return "desk.question.around.help"
	case AskWeek:
		return "desk.question.week.help"
	case AskLike:
		return "desk.question.like.help"
	case AskNature:
		return "desk.question.nature.help"
	case AskWish:
		return "desk.question.wish.help"
	default:
		return "desk.question.who.help"
	}
}

// Grow makes a letter of the answers, in the field language: a greeting, a paragraph
// for each answer, an ending, which wishes something only where no answer does. Without
// any answer it is empty.
func Grow(answers map[Question]string, lang app.Lang) string {
	var paragraphs []string
	for _, q := range Questions {
		if answer := strings.TrimSpace(answers[q]); answer != "" {
			paragraphs = append(paragraphs, answer)
		}
	}
	if len(paragraphs) == 0 {
		return ""
	}
	loc := i18n.For(string(lang))
	paragraphs = append([]string{loc.T("desk.grow.greeting")}, paragraphs...)
	if strings.TrimSpace(answers[AskWish]) == "" {
		paragraphs = append(paragraphs, loc.T("desk.grow.wish"))
	}
	return strings.Join(append(paragraphs, loc.T("desk.grow.ending")), "\n\n")
}
