package designs

import (
	"slices"

	"vestka/app"
)

// builtIn are the designs that ship with the program. They show the picture that a job
// is printed with. An ID stands in people's unfinished jobs: it never changes.
var builtIn = []app.Design{
	{
		ID: "full", Title: app.Text{EN: "Picture to the edge", RU: "Картинка до края", BE: "Выява да краю"},
		Front: app.Front{Collage: app.OnePicture},
	},
	{
		ID: "frame", Title: app.Text{EN: "Picture in a frame", RU: "Картинка в рамке", BE: "Выява ў рамцы"},
		Front: app.Front{Collage: app.OnePicture, Border: 7},
	},
	{
		ID: "belt", Title: app.Text{EN: "Picture on a woven pattern", RU: "Картинка на тканом узоре", BE: "Выява на тканым узоры"},
		Front: app.Front{Collage: app.OnePicture, Border: 13, Pattern: app.Rhombs, Colour: app.InkBlue},
	},
	{
		ID: "rhombs", Title: app.Text{EN: "Woven pattern", RU: "Тканый узор", BE: "Тканы ўзор"},
		Front: app.Front{Collage: app.NoPicture, Pattern: app.Rhombs, Colour: app.InkBlue},
	},
	{
		ID: "leaves", Title: app.Text{EN: "Twigs", RU: "Веточки", BE: "Галінкі"},
		Front: app.Front{Collage: app.NoPicture, Pattern: app.Leaves, Colour: app.Moss},
	},
	{
		ID: "snow", Title: app.Text{EN: "Snow", RU: "Снег", BE: "Снег"},
		Front: app.Front{Collage: app.NoPicture, Pattern: app.Snow, Colour: app.Ash},
	},
}

// Plain is the design that is used unless another is chosen.
const Plain = "full"

// BuiltIn are the designs that ship with the program.
func BuiltIn() []app.Design { return slices.Clone(builtIn) }

// IsBuiltIn reports that the design ships with the program.
func IsBuiltIn(id string) bool {
	return slices.ContainsFunc(builtIn, func(d app.Design) bool { return d.ID == id })
}
