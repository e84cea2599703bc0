"""The pages, a blueprint per journey or desk."""

from flask import Blueprint

from frontend.pages import (
    apply,
    desk,
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
    desk.blueprint,
    party.blueprint,
    side.blueprint,
    link.blueprint,
    signin.blueprint,
    track.blueprint,
    results.blueprint,
    survey.blueprint,
)
