"""The pages, a blueprint per journey or desk."""

from flask import Blueprint

from frontend.pages import (
    apply,
    choosing,
    desk,
    draws,
    duty,
    evaluator,
    landing,
    lawyer,
    link,
    mediator,
    my,
    papers,
    party,
    results,
    side,
    signin,
    survey,
    track,
    visit,
)

BLUEPRINTS: tuple[Blueprint, ...] = (
    landing.blueprint,
    apply.blueprint,
    my.blueprint,
    papers.blueprint,
    lawyer.blueprint,
    mediator.blueprint,
    visit.blueprint,
    evaluator.blueprint,
    choosing.blueprint,
    desk.blueprint,
    draws.blueprint,
    duty.blueprint,
    party.blueprint,
    side.blueprint,
    link.blueprint,
    signin.blueprint,
    track.blueprint,
    results.blueprint,
    survey.blueprint,
)
