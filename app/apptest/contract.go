package apptest

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"vestka/app"
)

// StoreContract is what every app.Store holds to. open gives an empty one, whose
// clock is FixedClock.
func StoreContract(t *testing.T, open func(*testing.T) app.Store) {
	for name, test := range map[string]func(*testing.T, *contract){
		"EveryFieldOfAPersonComesBack":               everyField,
		"EveryFieldOfARecordComesBack":               everyRecordField,
		"WhatIsSaidOfAPlaceComesBackOfThoseAsked":    placesSaid,
		"WhatListsSayNoMoreStaysAndIsTakenBack":      withdrawn,
		"WhatIsNotKnownStaysUnknown":                 unknownStaysUnknown,
		"PeopleComeInTheOrderOfTheirIDs":             orderOfPeople,
		"TheListIsReadWithoutTheUsersOwn":            listed,
		"PeopleAreToldInShort":                       listedInShort,
		"WhatWasDoneIsToldAndTakenBackByItsNumber":   steps,
		"AStepBeforeAnotherOfOthersIsTakenBack":      undoOfOthers,
		"AnImportIsKeptWithItsNewsAndTakenBackWhole": importWhole,
		"ListsThatCameTogetherAreTakenBackTogether":  importsTogether,
		"ARowThatTheListLacksIsGoneUntilItIsBack":    goneRows,
		"RowsAreFoundByTheirKeys":                    recordsOf,
		"NewsAreDecidedWithTheirLetters":             decisions,
		"ADecisionOnNewsStandsOnTheImport":           undoDecided,
		"NobodyIsNotFound":                           nobody,
		"AnEditOfNobodyChangesNothing":               editOfNobody,
		"AnImpossibleDateIsRefused":                  impossibleDate,
		"ABirthdayMayLackItsYear":                    yearlessBirthday,
		"ASourceIDBelongsToOne":                      sourceIDTaken,
		"AnImportLeavesTheUsersOwnAlone":             usersOwnSurvives,
		"ANameThatTheListDroppedGoes":                droppedName,
		"AMoveEndsTheFormerDetention":                move,
		"SameDetentionIsReplaced":                    sameDetention,
		"SilenceKeepsTheDetention":                   silence,
		"ARecordIsReplacedByItsKey":                  recordByKey,
		"RecordRefsAreOfOneSourceAndLanguage":        recordRefs,
		"RecordsComeNewestFirst":                     recordsNewestFirst,
		"PeopleAreFoundByWhatAListSaysOfThem":        peopleSaying,
		"AnImportIsTakenBackWhole":                   undoImport,
		"AnImportIsTakenBackOnlyInOrder":             undoInOrder,
		"StepsStandOnOthers":                         stepsOn,
		"StepsStandOnStepsThatStandOnOthers":         stepsOnSteps,
		"StepsAreForgotten":                          forgetSteps,
		"AnImportIsNotTakenBackFromUnderTheUser":     undoProtectsOwn,
		"ASettledPlaceHoldsAfterAnImportIsUndone":    undoKeepsPlaces,
		"NotesAreSetAndTakenBack":                    notes,
		"TheUsersNameWinsUntilRemoved":               ownNames,
		"ASettledTextMovesThoseWhoAreHeldThere":      placeTexts,
		"ATextIsUnsettled":                           unsettle,
		"EveryFieldOfALetterComesBack":               everyLetterField,
		"LettersAreFiltered":                         filterLetters,
		"AJobIsTakenBack":                            undoJob,
		"AJobToNobodyChangesNothing":                 jobToNobody,
		"LettersChangeTheirState":                    letterStates,
		"PrintersArePutRightByTray":                  printerShifts,
		"AJobRemembersHowFarItCame":                  jobOnItsWay,
		"AJobIsBegunBeforeItIsMade":                  jobThatIsBegun,
		"TheRestOfAJobBecomesAJobOfItsOwn":           jobOfTheRest,
		"TheSampleGoesWithAllThatIsItsOwnAndReturns": removeSample,
		"EveryFieldOfAnAttachmentComesBack":          everyAttachmentField,
		"AttachmentsAreFiltered":                     filterAttachments,
		"AnAttachmentOfAnyLengthComesBack":           attachmentLengths,
		"AnAttachmentIsAddedWholeOrNotAtAll":         attachmentWhole,
		"AnAttachmentBelongsToSomebody":              attachmentOwner,
		"AddingAndRemovingAnAttachmentIsTakenBack":   undoAttachment,
		"AnAttachmentOutlivesItsLetter":              attachmentOfGoneLetter,
		"MarksAreSetReplacedAndTakenAway":            marks,
		"AMarkLacksNothing":                          badMarks,
		"MarksHoldAPersonBackAndOutliveAnImport":     marksHoldPeopleBack,
		"TheRelationToAPersonIsSetAndTakenBack":      relations,
		"RuleFilesStandInTheOrderOfLoading":          ruleFiles,
		"EveryFieldOfAFacilityComesBack":             everyFacilityField,
		"AnEditOfFacilitiesIsTakenBackWhole":         undoFacilities,
		"WhatAnEditOfFacilitiesMeansForCardsIsNews":  facilityNews,
		"AnEditOfFacilitiesIsWrittenWholeOrNotAtAll": facilitiesWhole,
		"AnAddedFacilityIsThatOfItsTexts":            settleTexts,
		"AnAddressIsDecidedOnce":                     decideOnce,
		"LettersOnTheirWayAreCountedByFacility":      lettersTo,
		"OfEachPersonTheNewestListThatHasThemCounts": listDays,
		"ListsAreSavedRenamedAndTakenBack":           savedLists,
		"DrawsAreKeptAndTakenBack":                   keptDraws,
		"RowsWaitInTheInboxUntilTheyAreSettled":      inbox,
		"ARowIsMendedAndTakenBackInOneStep":          mendInbox,
		"HowAFileOfAShapeIsReadIsRemembered":         shapes,
		"EveryFieldOfADraftComesBack":                everyDraftField,
		"DraftsAreFiltered":                          filterDrafts,
		"ADraftGoesBackAndForthAmongItsVersions":     draftVersions,
		"ADraftThatWasWrittenOnIsNotTakenBack":       undoWrittenDraft,
		"SnippetsAreKept":                            snippets,
		"OwnTemplatesAreKeptAndTakenBack":            ownTemplates,
		"OwnSheetsAreKeptAndTakenBack":               ownSheets,
		"UsedPlacesAreRemembered":                    usedPlaces,
		"DaysOfTheUsersOwnAreKept":                   ownOccasions,
		"WhomNotToWriteToIsKept":                     skips,
		"HowOftenToWriteIsKeptAlsoForLists":          intervals,
		"TheSampleGoesWithItsDays":                   rhythmOfSample,
		"WhatWasGivenIsKeptAndTakenBack":             donations,
		"PlansRemindAndWhatWasGivenByThemStays":      plans,
		"ParcelsAreKeptWithWhatIsInThem":             parcels,
		"TheSampleGoesWithWhatWasGivenForIt":         givingOfSample,
		"WhoWasGreetedIsKnown":                       greetings,
		"AnOwnTemplateLacksNothing":                  badTemplates,
		"OwnDesignsAreKeptWithTheirPictures":         ownDesigns,
		"AnOwnDesignLacksNothing":                    badDesigns,
		"WordFilesStandInTheOrderOfLoading":          wordFiles,
		"WordsOfWhichSomethingWasDecidedAreKept":     keptWords,
		"SettingsAreKept":                            settings,
		"ACancelledContextChangesNothing":            cancelled,
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t)
			test(t, &contract{t: t, Store: s})
		})
	}
}

// contract is a store of which no call may fail.
type contract struct {
	app.Store
	t *testing.T
}

func (c *contract) ok(err error) {
	c.t.Helper()
	if err != nil {
		c.t.Fatal(err)
	}
}

// fails checks the kind of an error.
func (c *contract) fails(code app.Code, err error) {
	c.t.Helper()
	if err == nil || app.CodeOf(err) != code {
		c.t.Fatalf("error %v, want %s", err, code)
	}
}

func same[T any](t *testing.T, what string, got, want T) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s:\n got %+v\nwant %+v", what, got, want)
	}
}

func (c *contract) save(edits ...app.PersonEdit) (app.Changes, []app.PersonID) {
	c.t.Helper()
	changes, err := c.SavePeople(c.t.Context(), edits)
	c.ok(err)
	if changes.Undo == nil || !changes.Has(app.KindPeople) || len(changes.IDs) != len(edits) {
		c.t.Fatalf("changes of %d edits: %+v", len(edits), changes)
	}
	var ids []app.PersonID
	for _, id := range changes.IDs {
		ids = append(ids, app.PersonID(id))
	}
	return changes, ids
}

func (c *contract) undo(changes app.Changes) {
	c.t.Helper()
	undone, err := changes.Undo.Do(c.t.Context())
	c.ok(err)
	if undone.Kinds != changes.Kinds {
		c.t.Errorf("the undo changed %b, the operation %b", undone.Kinds, changes.Kinds)
	}
}

func (c *contract) person(id app.PersonID) app.Person {
	c.t.Helper()
	p, err := c.Person(c.t.Context(), id)
	c.ok(err)
	return p
}

func (c *contract) log(letters ...app.Letter) (app.JobID, app.Changes) {
	c.t.Helper()
	job, changes, err := c.LogJob(c.t.Context(), letters)
	c.ok(err)
	return job, changes
}

// everything is all that a store holds, to be compared.
type everything struct {
	People      []app.Person
	Detentions  map[app.PersonID][]app.Detention
	Records     map[app.PersonID][]app.Record
	SourceIDs   map[app.SourceID]app.PersonID
	Places      map[string]string
	Facilities  []app.OwnFacility
	Decisions   []app.AddressDecision
	Letters     []app.Letter
	Drafts      []app.Draft
	Versions    string
	Attachments []app.Attachment
	Contents    map[app.AttachmentID]string
	Small       map[app.AttachmentID]string
}

func (c *contract) all() everything {
	c.t.Helper()
	ctx := c.t.Context()
	e := everything{Detentions: map[app.PersonID][]app.Detention{}, Records: map[app.PersonID][]app.Record{}}
	var err error
	e.People, err = c.People(ctx)
	c.ok(err)
	for _, p := range e.People {
		e.Detentions[p.ID], err = c.Detentions(ctx, p.ID)
		c.ok(err)
		e.Records[p.ID], err = c.Records(ctx, p.ID)
		c.ok(err)
	}
	e.SourceIDs, err = c.SourceIDs(ctx)
	c.ok(err)
	e.Places, err = c.PlaceTexts(ctx)
	c.ok(err)
	e.Facilities, e.Decisions = c.facilities(), c.decisions()
	e.Letters, err = c.Letters(ctx, app.LetterFilter{})
	c.ok(err)
	e.Drafts, err = c.Drafts(ctx, app.DraftFilter{})
	c.ok(err)
	for _, d := range e.Drafts {
		e.Versions += c.versions(d.ID)
	}
	e.Attachments, err = c.Attachments(ctx, app.AttachmentFilter{})
	c.ok(err)
	e.Contents, e.Small = map[app.AttachmentID]string{}, map[app.AttachmentID]string{}
	for _, a := range e.Attachments {
		e.Contents[a.ID], e.Small[a.ID] = c.content(a.ID)
	}
	return e
}

func settings(t *testing.T, c *contract) {
	ctx := t.Context()
	value, err := c.Setting(ctx, app.SettingSender)
	c.ok(err)
	same(t, "setting before", value, "")
	first, err := c.SetSetting(ctx, app.SettingSender, "Ядвіся")
	c.ok(err)
	_, err = c.SetSetting(ctx, app.SettingReturn, "вул. Прыкладная, 1\n000000, г. Прыклад")
	c.ok(err)
	value, err = c.Setting(ctx, app.SettingSender)
	c.ok(err)
	same(t, "setting", value, "Ядвіся")
	c.undo(first)
	value, err = c.Setting(ctx, app.SettingSender)
	c.ok(err)
	same(t, "setting taken back", value, "")
	value, err = c.Setting(ctx, app.SettingReturn)
	c.ok(err)
	same(t, "the other setting", value, "вул. Прыкладная, 1\n000000, г. Прыклад")
}

func cancelled(t *testing.T, c *contract) {
	_, ids := c.save(Edit(Person()))
	before := c.all()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := c.SavePeople(ctx, Edits(3))
	c.fails(app.Cancelled, err)
	_, err = c.SetNote(ctx, ids[0], "не")
	c.fails(app.Cancelled, err)
	_, _, err = c.LogJob(ctx, []app.Letter{Letter(ids[0])})
	c.fails(app.Cancelled, err)
	_, _, err = c.AddAttachments(ctx, app.NewAttachment{Attachment: Attachment(ids[0]), Content: strings.NewReader(scan)})
	c.fails(app.Cancelled, err)
	_, err = c.People(ctx)
	c.fails(app.Cancelled, err)
	same(t, "store", c.all(), before)
}
